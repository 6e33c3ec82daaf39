; What JavaScript, TypeScript and TSX have in common.
(export_statement declaration: (_) @inner) @outer
(export_statement "export" @modifier . "default"? @modifier declaration: (_) @inner)
(export_statement "export" @modifier . "default" @modifier value: (_) @inner)
(decorator (_) @text) @decorator

; describe, it and test blocks of Jest, Vitest, Mocha, Jasmine, Playwright, node:test. Only the words themselves and
; their known forms: `suite.on('file', …)` calls a member of an object that has the name.
((expression_statement (call_expression
   function: [(identifier) (member_expression) (call_expression)] @called
   arguments: (arguments . [(string (string_fragment) @name) (template_string) @name] (_)? . (_)? ))) @suite
 (#match? @called "^(describe|suite|context|fdescribe|xdescribe|test\\s*\\.\\s*describe)(\\s*\\.\\s*(only|skip|each|for|todo|concurrent|sequential|parallel|serial|shuffle|failing|fails|fixme|slow|skipIf|runIf|if|todoIf))*\\s*($|[(<`])"))
((expression_statement (call_expression
   function: [(identifier) (member_expression) (call_expression)] @called
   arguments: (arguments . [(string (string_fragment) @name) (template_string) @name] [(arrow_function) (function_expression) (object) (array)])  )) @test
 (#match? @called "^(it|test|specify|fit|xit|bench)(\\s*\\.\\s*(only|skip|each|for|todo|concurrent|sequential|parallel|serial|shuffle|failing|fails|fixme|slow|step|skipIf|runIf|if|todoIf))*\\s*($|[(<`])"))

((program (lexical_declaration (variable_declarator name: (_) @imported value: (call_expression function: (identifier) @called arguments: (arguments . (string) @source)))) @import) (#eq? @called "require"))
((program (lexical_declaration (variable_declarator name: (_) @imported value: (member_expression object: (call_expression function: (identifier) @called arguments: (arguments . (string) @source))))) @import) (#eq? @called "require"))
((program (variable_declaration (variable_declarator name: (_) @imported value: (member_expression object: (call_expression function: (identifier) @called arguments: (arguments . (string) @source))))) @import) (#eq? @called "require"))
((program (variable_declaration (variable_declarator name: (_) @imported value: (call_expression function: (identifier) @called arguments: (arguments . (string) @source)))) @import) (#eq? @called "require"))

(function_declaration "async"? @modifier name: (_) @name body: (_) @body) @function
(generator_function_declaration "async"? @modifier name: (_) @name body: (_) @body) @function
(lexical_declaration (variable_declarator name: (identifier) @name value: [
  (arrow_function "async"? @modifier body: (_) @body) (function_expression "async"? @modifier body: (_) @body) (generator_function body: (_) @body)])) @function
(variable_declaration (variable_declarator name: (identifier) @name value: [
  (arrow_function "async"? @modifier body: (_) @body) (function_expression "async"? @modifier body: (_) @body) (generator_function body: (_) @body)])) @function
(expression_statement (assignment_expression left: (member_expression) @name right: [
  (arrow_function "async"? @modifier body: (_) @body) (function_expression "async"? @modifier body: (_) @body) (generator_function body: (_) @body)])) @function
(export_statement value: (arrow_function body: (_) @body) @function (#set! name "default"))
(export_statement value: (function_expression body: (_) @body) @function (#set! name "default"))
(method_definition "static"? @modifier "async"? @modifier name: (_) @name body: (_) @body) @method
((method_definition name: (_) @name) @method (#eq? @name "constructor") (#set! noun "constructor"))
((method_definition "set") @method (#set! noun "setter"))
(method_definition ["get" "set"] @modifier)
((pair key: (string (string_fragment) @name) value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @test (#match? @name "^(test|should)\\b"))
(pair key: (string (string_fragment) @name) value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @method
(pair key: (property_identifier) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @method

(arrow_function parameter: (identifier) @parameter @name)

; Properties of a type, with functions that read and write them.
((call_expression function: (member_expression) @called
   arguments: (arguments . (member_expression) @owner . (object (pair key: (property_identifier) @name value: (object)) @property)))
 (#eq? @called "Object.defineProperties") (#match? @owner "[.]prototype$"))
((expression_statement (call_expression function: (member_expression) @called
   arguments: (arguments . (member_expression) @owner . (string (string_fragment) @name) . (object)))) @property
 (#eq? @called "Object.defineProperty") (#match? @owner "[.]prototype$"))

(program (lexical_declaration (variable_declarator name: (identifier) @name value: (_)? @value)) @variable)
(program (variable_declaration (variable_declarator name: (identifier) @name value: (_)? @value)) @variable)
(program (export_statement declaration: (lexical_declaration (variable_declarator name: (identifier) @name value: (_)? @value)) @variable))
(program (export_statement declaration: (variable_declaration (variable_declarator name: (identifier) @name value: (_)? @value)) @variable))
(program (expression_statement (assignment_expression left: (member_expression object: (identifier) @object) @name right: (_) @value)) @variable
  (#match? @object "^(exports|module)$"))
((export_statement "default" value: [(object) (array) (call_expression)] @value) @variable (#set! name "default"))
(program (lexical_declaration (variable_declarator name: [(object_pattern) (array_pattern)])) @assignment)

(import_statement (import_clause (identifier) @imported.default)? source: (_) @source) @import
(import_statement (import_clause (named_imports (import_specifier) @imported)) source: (_) @source) @import
(import_statement (import_clause (namespace_import) @imported) source: (_) @source) @import
(export_statement (export_clause (export_specifier) @imported) source: (_) @source) @export
(export_statement (export_clause (export_specifier) @imported)) @export
(export_statement (namespace_export) @imported source: (_) @source) @export
(export_statement "*" @imported source: (_) @source) @export

(comment) @comment
(if_statement condition: (parenthesized_expression (_) @text)) @condition
(else_clause) @else
(for_statement body: (_) @body) @loop
(for_in_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(do_statement) @loop
(try_statement) @try
(catch_clause parameter: (_)? @text) @catch
(finally_clause) @finally
(switch_statement value: (parenthesized_expression (_) @text)) @switch
(switch_case value: (_) @text) @case
(switch_default) @case
(return_statement (_)? @text) @return
(variable_declarator value: (arrow_function body: (expression) @return))
(assignment_expression right: (arrow_function body: (expression) @return))
(export_statement value: (arrow_function body: (expression) @return))
(pair value: (arrow_function body: (expression) @return))
(throw_statement (_) @text) @raise
(expression_statement [(assignment_expression) (augmented_assignment_expression) (update_expression)]) @assignment
(lexical_declaration) @assignment
(variable_declaration) @assignment
(expression_statement [(call_expression) (await_expression (call_expression)) (new_expression)]) @call
(expression_statement (string)) @statement
(expression_statement) @statement
[(break_statement) (continue_statement) (labeled_statement) (debugger_statement) (with_statement)] @statement
(for_statement initializer: [(lexical_declaration) (variable_declaration)] @nothing)

(string) @string
(template_string) @string
(regex) @string
(arguments "," @drop . ")")
(formal_parameters "," @drop . ")")
(array "," @drop . "]")
(object "," @drop . "}")
(object_pattern "," @drop . "}")
(array_pattern "," @drop . "]")
(named_imports "," @drop . "}")
(export_clause "," @drop . "}")
(expression_statement ";" @drop .)
(lexical_declaration ";" @drop .)
(variable_declaration ";" @drop .)

; What a function without braces gives back.
(lexical_declaration (variable_declarator value: (arrow_function body: (expression) @return @text)))
(variable_declaration (variable_declarator value: (arrow_function body: (expression) @return @text)))
(expression_statement (assignment_expression left: (member_expression) right: (arrow_function body: (expression) @return @text)))
(export_statement value: (arrow_function body: (expression) @return @text))
(pair key: (property_identifier) value: (arrow_function body: (expression) @return @text))
