((annotation) @decorator (#set! noun "annotation"))
(class_definition (modifiers)? @modifiers name: (_) @name body: (_)? @body) @class
(object_definition (modifiers)? @modifiers name: (_) @name body: (_)? @body) @class
(trait_definition (modifiers)? @modifiers name: (_) @name body: (_)? @body) @trait
(enum_definition (modifiers)? @modifiers name: (_) @name body: (_) @body) @enum
(extends_clause [(type_identifier) (generic_type) (stable_type_identifier)] @base)
[(simple_enum_case name: (_) @name) (full_enum_case name: (_) @name)] @enum_member
(class_definition (access_modifier) @maker)
(class_parameters (class_parameter (modifiers)? @modifiers name: (_) @name type: (_)? @type default_value: (_)? @default) @parameter)
(function_definition (modifiers)? @modifiers name: (_) @name return_type: (_)? @returns body: (_)? @body) @function
((function_definition name: (_) @name) @function (#eq? @name "this") (#set! noun "constructor"))
(function_declaration (modifiers)? @modifiers name: (_) @name return_type: (_)? @returns) @function
((parameters ["implicit" "using"] (parameter name: (_) @name) @parameter) (#set! kind "implicit"))
(parameters (parameter name: (_) @name type: (repeated_parameter_type) @type) @parameter (#set! kind "variadic"))
(parameters (parameter name: (_) @name type: (_)? @type default_value: (_)? @default) @parameter)
(template_body [(val_definition (modifiers)? @modifiers pattern: (_) @name type: (_)? @type value: (_)? @value) (var_definition (modifiers)? @modifiers pattern: (_) @name type: (_)? @type value: (_)? @value)] @field)
(template_body [(val_declaration (modifiers)? @modifiers name: (_) @name type: (_)? @type) (var_declaration (modifiers)? @modifiers name: (_) @name type: (_)? @type)] @field)
(compilation_unit [(val_definition pattern: (_) @name type: (_)? @type value: (_)? @value) (var_definition pattern: (_) @name type: (_)? @type value: (_)? @value)] @variable)
(type_definition (modifiers)? @modifiers name: (_) @name type: (_)? @value) @type_alias
(package_clause name: (_) @name @namespace)
((package_clause name: (_) @namespace) (#set! noun "package_name"))
(import_declaration) @import
((call_expression function: (call_expression function: (identifier) @called arguments: (arguments . (string) @name)) arguments: (_) @body) @test
 (#match? @called "^(test|it|property)$"))
[(class_definition type_parameters: (_) @generics) (trait_definition type_parameters: (_) @generics) (enum_definition type_parameters: (_) @generics) (type_definition type_parameters: (_) @generics)
 (function_definition parameters: (type_parameters) @generics) (function_declaration parameters: (type_parameters) @generics)]

[(comment) (block_comment)] @comment
(if_expression condition: (_) @text) @condition
(if_expression alternative: (block) @else)
(for_expression body: (_) @body) @loop
(while_expression body: (_) @body) @loop
(do_while_expression) @loop
(try_expression) @try
(catch_clause) @catch
(finally_clause) @finally
(match_expression value: (_) @text) @switch
(case_clause pattern: (_) @text (guard)? @text) @case
(return_expression (_)? @text) @return
(throw_expression (_) @text) @raise
((function_definition return_type: (_) @called body: (call_expression) @call) (#eq? @called "Unit"))
((function_definition return_type: (_) @called body: [(block [(call_expression) (infix_expression) (prefix_expression) (field_expression) (identifier) (string) (interpolated_string_expression) (character_literal) (integer_literal) (floating_point_literal) (boolean_literal) (null_literal) (instance_expression) (tuple_expression) (parenthesized_expression) (generic_function)] @return @text .) (indented_block [(call_expression) (infix_expression) (prefix_expression) (field_expression) (identifier) (string) (interpolated_string_expression) (character_literal) (integer_literal) (floating_point_literal) (boolean_literal) (null_literal) (instance_expression) (tuple_expression) (parenthesized_expression) (generic_function)] @return @text .)]) (#not-eq? @called "Unit"))
(function_definition !return_type body: (indented_block . [(call_expression) (infix_expression) (prefix_expression) (field_expression) (identifier) (string) (interpolated_string_expression) (character_literal) (integer_literal) (floating_point_literal) (boolean_literal) (null_literal) (instance_expression) (tuple_expression) (parenthesized_expression) (generic_function)] @return @text .))
(block [(val_definition) (var_definition) (assignment_expression)] @assignment)
[(function_definition (indented_block [(val_definition) (var_definition) (assignment_expression)] @assignment)) (if_expression (indented_block [(val_definition) (var_definition) (assignment_expression)] @assignment)) (while_expression (indented_block [(val_definition) (var_definition) (assignment_expression)] @assignment)) (for_expression (indented_block [(val_definition) (var_definition) (assignment_expression)] @assignment)) (try_expression (indented_block [(val_definition) (var_definition) (assignment_expression)] @assignment))]
(block (call_expression) @call)
[(function_definition (indented_block (call_expression) @call)) (if_expression (indented_block (call_expression) @call)) (while_expression (indented_block (call_expression) @call)) (for_expression (indented_block (call_expression) @call)) (try_expression (indented_block (call_expression) @call))]
(block (_) @statement)
[(function_definition (indented_block (_) @statement)) (if_expression (indented_block (_) @statement)) (while_expression (indented_block (_) @statement)) (for_expression (indented_block (_) @statement)) (try_expression (indented_block (_) @statement))]
(case_clause body: (_) @statement)
(template_body (call_expression) @call)

[(string) (interpolated_string_expression) (character_literal)] @string
(arguments "," @drop . ")")
(parameters "," @drop . ")")
(class_parameters "," @drop . ")")
(function_definition body: [(call_expression) (infix_expression) (prefix_expression) (field_expression) (identifier) (string) (interpolated_string_expression) (character_literal) (integer_literal) (floating_point_literal) (boolean_literal) (null_literal) (instance_expression) (tuple_expression) (parenthesized_expression) (generic_function)] @return @text)
