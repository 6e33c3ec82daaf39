; Wrappers: a decorated definition begins at its first decorator.
(decorated_definition definition: (_) @inner) @outer
((decorator (_) @text) @decorator (#set! holds "yes"))
[(class_definition type_parameters: (_) @generics) (function_definition type_parameters: (_) @generics)]

(class_definition name: (identifier) @name body: (block) @body) @class
(class_definition superclasses: (argument_list [(identifier) (attribute) (subscript) (call)] @base))
(class_definition superclasses: (argument_list (keyword_argument) @base (#set! noun "class_argument")))
(function_definition "async"? @modifier name: (identifier) @name return_type: (_)? @returns body: (block) @body) @function
((function_definition name: (identifier) @name) @function (#eq? @name "__init__") (#set! noun "constructor"))
(function_definition body: (block . (expression_statement (string) @text) @docstring))
(class_definition body: (block . (expression_statement (string) @text) @docstring))
(module . (comment)* . (expression_statement (string) @text) @docstring)

(parameters (identifier) @parameter @name)
(parameters (default_parameter name: (_) @name value: (_) @default) @parameter)
(parameters (typed_parameter . (identifier) @name type: (_) @type) @parameter)
(parameters (typed_default_parameter name: (_) @name type: (_) @type value: (_) @default) @parameter)
(parameters (list_splat_pattern (identifier) @name) @parameter (#set! kind "variadic") (#set! then "keyword-only"))
(parameters (dictionary_splat_pattern (identifier) @name) @parameter (#set! kind "variadic by name"))
(parameters (typed_parameter . (list_splat_pattern (identifier) @name) type: (_) @type) @parameter (#set! kind "variadic") (#set! then "keyword-only"))
(parameters (typed_parameter . (dictionary_splat_pattern (identifier) @name) type: (_) @type) @parameter (#set! kind "variadic by name"))
(parameters (keyword_separator) @separator)
(parameters (positional_separator) @separator)

(module (expression_statement (assignment left: (identifier) @exports right: [(list) (tuple)] @exported (#eq? @exports "__all__"))))
; What the typing module names, or a built-in of Python made of types, is one more name of a type.
((module (expression_statement (assignment left: (identifier) @name type: (_)? @type
   right: (subscript value: [(identifier) (attribute)] @called) @value)) @variable)
 (#match? @called "^([a-z_]+[.])*(Annotated|Any|AsyncContextManager|AsyncGenerator|AsyncIterable|AsyncIterator|Awaitable|Callable|ChainMap|ClassVar|Collection|Concatenate|Container|ContextManager|Coroutine|Counter|DefaultDict|Deque|Dict|FrozenSet|Generator|Generic|Iterable|Iterator|List|Literal|Mapping|MutableMapping|MutableSequence|MutableSet|NamedTuple|Optional|OrderedDict|Reversible|Sequence|Set|Tuple|Type|Union|dict|frozenset|list|set|tuple|type)$") (#set! noun "alias_of_type"))
((module (expression_statement (assignment left: (identifier) @name type: (_) @type right: (_) @value)) @variable)
 (#match? @type "^([a-z_]+[.])?TypeAlias$") (#set! noun "alias_of_type"))
((module (expression_statement (assignment left: (identifier) @name right: (call function: [(identifier) (attribute)] @called) @value)) @variable)
 (#match? @called "^([a-z_]+[.])?NewType$") (#set! noun "alias_of_type"))
(module (expression_statement (assignment left: (identifier) @name type: (_)? @type right: (_)? @value)) @variable)
(class_definition body: (block (expression_statement (assignment left: (identifier) @name type: (_)? @type right: (_)? @value)) @field))
((function_definition name: (identifier) @in body: (block (expression_statement (assignment left: (attribute object: (identifier) @self attribute: (identifier) @name))) @attribute))
 (#eq? @in "__init__") (#eq? @self "self"))
(type_alias_statement left: (type [(identifier) (generic_type)]) @name right: (_) @value) @type_alias

(import_statement name: (dotted_name) @imported) @import
(import_statement name: (aliased_import) @imported) @import
(import_from_statement module_name: (_) @source name: (_) @imported) @import
(import_from_statement module_name: (_) @source (wildcard_import) @imported) @import
(future_import_statement name: (_) @imported) @import

(comment) @comment
(if_statement condition: (_) @text) @condition
(elif_clause condition: (_) @text) @condition
(else_clause) @else
(for_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(with_statement body: (_) @body) @with
(try_statement) @try
(except_clause value: (_)* @text) @catch
(finally_clause) @finally
(match_statement subject: (_) @text) @switch
(case_clause (case_pattern) @text guard: (if_clause)? @text) @case
(return_statement (_)? @text) @return
(raise_statement . (_) @text) @raise
(raise_statement) @raise
(raise_statement cause: (_) @cause)
(expression_statement [(assignment) (augmented_assignment)]) @assignment
(type_alias_statement left: (type [(attribute) (subscript)])) @assignment
(expression_statement [(call) (await (call))]) @call
(expression_statement) @statement
[(assert_statement) (delete_statement) (global_statement) (nonlocal_statement) (pass_statement) (break_statement) (continue_statement) (exec_statement) (print_statement)] @statement

(string) @string
(argument_list "," @drop . ")")
(parameters "," @drop . ")")
(import_from_statement "," @drop . ")")
(import_from_statement "(" @drop)
(import_from_statement ")" @drop)
(list "," @drop . "]")
(dictionary "," @drop . "}")
(set "," @drop . "}")
; `(1,)` is a tuple of one, and `(1)` is none.
(tuple (_) "," (_) "," @drop . ")")
(tuple_pattern (_) "," (_) "," @drop . ")")
(if_statement condition: (parenthesized_expression "(" @drop ")" @drop))
(elif_clause condition: (parenthesized_expression "(" @drop ")" @drop))
(while_statement condition: (parenthesized_expression "(" @drop ")" @drop))
(return_statement (parenthesized_expression "(" @drop ")" @drop))
(assignment right: (parenthesized_expression "(" @drop ")" @drop))
