((annotation) @decorator (#set! noun "annotation"))
(class_declaration (modifiers)? @modifiers "interface" name: (_) @name (_)? @body .) @interface
(class_declaration (modifiers (class_modifier)) @modifiers name: (_) @name (enum_class_body) @body) @enum
(class_declaration (modifiers)? @modifiers name: (_) @name (class_body)? @body) @class
(object_declaration (modifiers)? @modifiers name: (_) @name (class_body)? @body) @class
(companion_object) @nothing
(enum_entry . (identifier) @name (value_arguments)? @value) @enum_member
(delegation_specifier [(user_type) @base (constructor_invocation (user_type) @base)])
(class_declaration (primary_constructor (modifiers (visibility_modifier) @maker)))
(class_parameters (class_parameter (modifiers)? @modifiers (identifier) @name . ":" . (_) @type) @parameter)
(class_parameters (class_parameter ["val" "var"] @modifier))
(class_parameters (class_parameter "=" . (_) @default) @parameter)
(function_declaration (modifiers)? @modifiers name: (_) @name (function_body)? @body) @function
(function_declaration (function_value_parameters) . ":" . (_) @returns)
(secondary_constructor (modifiers)? @modifiers (block)? @body) @method
((secondary_constructor) @method (#set! noun "constructor"))
(function_value_parameters (parameter . (identifier) @name . ":" . (_) @type) @parameter)
(function_value_parameters (parameter) @parameter . "=" . (_) @default)
(function_value_parameters (parameter_modifiers (parameter_modifier "vararg" @variadic)) . (parameter) @parameter)
(function_value_parameters (parameter_modifiers) @outer . (parameter) @inner)
(source_file (property_declaration (modifiers)? @modifiers (variable_declaration . (identifier) @name (_)? @type)) @variable)
(source_file (property_declaration "=" . (_) @value))
(class_body (property_declaration (modifiers)? @modifiers (variable_declaration . (identifier) @name (_)? @type)) @field)
(class_body (property_declaration "=" . (_) @value))
(class_body (property_declaration ["val" "var"] @modifier))
(type_alias (modifiers)? @modifiers type: (_) @name) @type_alias
(package_header (_) @name) @namespace
((package_header) @namespace (#set! noun "package_name"))
(import) @import
[(class_declaration [(type_parameters) (type_constraints)] @generics) (function_declaration [(type_parameters) (type_constraints)] @generics)
 (property_declaration [(type_parameters) (type_constraints)] @generics) (type_alias (type_parameters) @generics)]

[(line_comment) (block_comment)] @comment
; One that is a value, without a block, is a part of what is set.
(if_expression condition: (_) @text . (block)) @condition
(block (if_expression condition: (_) @text) @condition)
(lambda_literal (if_expression condition: (_) @text) @condition)
(when_entry (if_expression condition: (_) @text) @condition .)
(for_statement (if_expression condition: (_) @text) @condition .)
(if_expression "else" . (if_expression condition: (_) @text) @condition)
(if_expression condition: (_) . (call_expression) @call)
(if_expression "else" . (call_expression) @call)
(if_expression "else" . (block) @else)
(for_statement (block) @body) @loop
(for_statement (call_expression) @call .) @loop
(while_statement (block) @body) @loop
(do_while_statement) @loop
(try_expression) @try
(catch_block (user_type) @text) @catch
(finally_block) @finally
(when_expression (when_subject)? @text) @switch
(when_entry condition: (_) @text) @case
(when_entry !condition) @case
(when_entry (call_expression) @call .)
(when_entry [(string_literal) (number_literal) (identifier) (navigation_expression) (binary_expression)] @statement .)
; A value for want of another one is a part of what is set, however it leaves.
(binary_expression "?:" . [(return_expression) (throw_expression)] @nothing)
(return_expression !label (_)? @text) @return
(return_expression label: (_) . (_) @text) @return
(return_expression) @return
(throw_expression (_) @text) @raise
(block (property_declaration) @assignment)
(lambda_literal (property_declaration) @assignment)
(assignment) @assignment
(block (call_expression) @call)
(block (_) @statement)
(lambda_literal (call_expression) @call)
(lambda_literal (_) @statement)
(lambda_literal (lambda_parameters) @nothing)

[(string_literal) (multiline_string_literal) (character_literal)] @string
(value_arguments "," @drop . ")")
(function_value_parameters "," @drop . ")")
(class_parameters "," @drop . ")")
(collection_literal "," @drop . "]")
(function_declaration (function_body "=" . (_) @return @text))
(getter (function_body "=" . (_) @return @text))
