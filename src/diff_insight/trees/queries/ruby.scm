((module name: (_) @name body: (_)? @body) @module (#set! reopened "yes"))
(singleton_class value: (_) @name body: (_)? @body) @owner_of
((singleton_class value: (self)) @owner_of (#set! opens "self"))
(class name: (_) @name superclass: (superclass (_) @base)? body: (_)? @body) @class
((class name: (_) @name !superclass) @class (#set! reopened "yes"))
((call !receiver method: (identifier) @called arguments: (argument_list [(constant) (scope_resolution)] @base)) @nothing (#match? @called "^(include|extend|prepend)$") (#set! noun "mixin"))
(method name: (_) @name body: (_)? @body) @function
((method name: (_) @name) @function (#eq? @name "initialize") (#set! noun "constructor"))
(singleton_method object: (_) @modifier name: (_) @name body: (_)? @body) @function
(singleton_method "." @drop)
(alias name: (_) @name) @function
((call !receiver method: (identifier) @called arguments: (argument_list . (simple_symbol) @name)) @function (#eq? @called "alias_method"))
(method_parameters (identifier) @parameter @name)
(method_parameters (optional_parameter name: (_) @name value: (_) @default) @parameter)
(method_parameters (splat_parameter name: (_) @name) @parameter (#set! kind "variadic"))
(method_parameters (keyword_parameter name: (_) @name value: (_)? @default) @parameter (#set! kind "keyword-only"))
(method_parameters (hash_splat_parameter name: (_) @name) @parameter (#set! kind "variadic by name"))
(method_parameters (block_parameter name: (_) @name) @parameter (#set! kind "block"))
(assignment left: (constant) @name right: (_) @value) @constant
((call !receiver method: (identifier) @called arguments: (argument_list (simple_symbol) @name)) @field (#match? @called "^attr_(reader|writer|accessor)$"))
((call !receiver method: (identifier) @called arguments: (argument_list . (string) @imported)) @import (#match? @called "^require(_relative)?$"))
([(body_statement (identifier) @access) (block_body (identifier) @access) (program (identifier) @access)]
 (#match? @access "^(private|protected|public|module_function)$"))
((call !receiver method: (identifier) @hidden arguments: (argument_list (simple_symbol) @hides)) @access (#match? @hidden "^(private|protected|private_class_method|private_constant)$"))
((call !receiver method: (identifier) @modifier arguments: (argument_list [(method) (singleton_method)] @inner)) @outer @nothing (#match? @modifier "^(private|protected|public|private_class_method)$"))

((call method: (identifier) @called arguments: (argument_list . [(string (string_content) @name) (constant) @name (scope_resolution) @name]) block: (_) @body) @suite
 (#match? @called "^(describe|context|feature)$"))
((call !receiver method: (identifier) @called arguments: (argument_list . (string (string_content) @name)) block: (_) @body) @test
 (#match? @called "^(it|specify|scenario|test|example)$"))

(comment) @comment
(if condition: (_) @text) @condition
(elsif condition: (_) @text) @condition
(unless condition: (_) @text) @condition
(if_modifier condition: (_) @text) @condition
(unless_modifier condition: (_) @text) @condition
(else) @else
(while body: (_) @body) @loop
(until body: (_) @body) @loop
(for body: (_) @body) @loop
(begin) @try
(rescue exceptions: (_)? @text) @catch
(ensure) @finally
(case value: (_)? @text) @switch
(when pattern: (_) @text) @case
(return (_)? @text) @return
((call !receiver method: (identifier) @called arguments: (argument_list) @text) @raise (#match? @called "^(raise|fail|throw)$"))
((heredoc_body) @statement (#set! noun "text_block"))
(body_statement [(assignment) (operator_assignment)] @assignment)
(then [(assignment) (operator_assignment)] @assignment)
(else [(assignment) (operator_assignment)] @assignment)
(body_statement (call) @call)
(then (call) @call)
(else (call) @call)
(block_body (call) @call)
(begin [(assignment) (operator_assignment)] @assignment)
(begin (call) @call)
(ensure [(assignment) (operator_assignment)] @assignment)
(ensure (call) @call)
(do [(assignment) (operator_assignment)] @assignment)
(do (call) @call)
(if_modifier body: [(assignment) (operator_assignment)] @assignment)
(unless_modifier body: [(assignment) (operator_assignment)] @assignment)
(if_modifier body: (call) @call)
(unless_modifier body: (call) @call)
(if_modifier body: (_) @statement)
(unless_modifier body: (_) @statement)
(body_statement (_) @statement)
(then (_) @statement)
(else (_) @statement)
(do (_) @statement)
(ensure (_) @statement)
(begin (_) @statement)
(block_body (_) @statement)
(program (call) @call)
(program (assignment) @assignment)
(program (_) @statement)

[(string) (heredoc_body) (regex) (subshell)] @string
(argument_list "," @drop . ")")
(array "," @drop . "]")
(hash "," @drop . "}")
