((attribute) @decorator (#set! noun "attribute"))
(class_declaration (modifiers)? @modifiers "struct" name: (_) @name body: (_) @body) @struct
(class_declaration (modifiers)? @modifiers "enum" name: (_) @name body: (_) @body) @enum
(class_declaration "extension" name: (_) @name body: (_) @body) @owner_of
(class_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @class
(protocol_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @interface
(inheritance_specifier (_) @base)
(enum_entry name: (simple_identifier) @enum_member @name)
(enum_entry name: (simple_identifier) @enum_member . [raw_value: (_) data_contents: (_)] @value)
(init_declaration (modifiers)? @modifiers body: (_)? @body) @method
(init_declaration "init" @name)
((init_declaration) @method (#set! noun "constructor"))
(init_declaration "?" @modifier)
(function_declaration (modifiers)? @modifiers name: (simple_identifier) @name body: (_)? @body) @function
(function_declaration "->" . (_) @returns)
[(function_declaration "async" @modifier) (protocol_function_declaration "async" @modifier) (init_declaration "async" @modifier)]
[(function_declaration (throws) @raises) (protocol_function_declaration (throws) @raises) (init_declaration (throws) @raises)]
(protocol_function_declaration (modifiers)? @modifiers name: (simple_identifier) @name) @method
(protocol_function_declaration "->" . (_) @returns)
(parameter external_name: (_)? @label name: (simple_identifier) @name ":" (_) @type) @parameter
(parameter) @parameter
(_ (attribute) @outer . (parameter) @inner)
(function_declaration (parameter) @parameter . "=" . default_value: (_) @default)
(init_declaration (parameter) @parameter . "=" . default_value: (_) @default)
(source_file (property_declaration (modifiers)? @modifiers name: (pattern bound_identifier: (_) @name) (type_annotation ":" (_) @type)? value: (_)? @value) @variable)
(class_body (property_declaration (modifiers)? @modifiers name: (pattern bound_identifier: (_) @name) (type_annotation ":" (_) @type)? value: (_)? @value) @field)
(enum_class_body (property_declaration (modifiers)? @modifiers name: (pattern bound_identifier: (_) @name) (type_annotation ":" (_) @type)? value: (_)? @value) @field)
(class_body (property_declaration name: (pattern (value_binding_pattern) @modifier)))
(class_body (property_declaration (value_binding_pattern) @modifier))
(protocol_property_declaration name: (pattern bound_identifier: (_) @name) (type_annotation ":" (_) @type)?) @field
(typealias_declaration (modifiers)? @modifiers name: (type_identifier) @name) @type_alias
(import_declaration (identifier) @imported) @import
[(class_declaration [(type_parameters) (type_constraints)] @generics) (protocol_declaration [(type_parameters) (type_constraints)] @generics)
 (function_declaration [(type_parameters) (type_constraints)] @generics) (protocol_function_declaration [(type_parameters) (type_constraints)] @generics)
 (init_declaration [(type_parameters) (type_constraints)] @generics) (typealias_declaration (type_parameters) @generics)]

[(comment) (multiline_comment)] @comment
(if_statement "{" @body) @condition
(if_statement (else) . "{" . (statements) @else)
(guard_statement (else) @body) @condition
(for_statement "{" @body) @loop
(while_statement "{" @body) @loop
(repeat_while_statement) @loop
(do_statement) @try
(catch_block error: (_)? @text) @catch
(switch_statement expr: (_) @text) @switch
(switch_entry (switch_pattern) @text) @case
(switch_entry (default_keyword) @text) @case
(control_transfer_statement (throw_keyword) . (_) @text) @raise
(control_transfer_statement "return" result: (_)? @text) @return
(control_transfer_statement) @statement
; What a function or a property of one expression gives back.
(function_declaration "->" body: (function_body (statements . [(call_expression) (simple_identifier) (navigation_expression) (additive_expression) (multiplicative_expression) (comparison_expression) (equality_expression) (conjunction_expression) (disjunction_expression) (nil_coalescing_expression) (ternary_expression) (prefix_expression) (line_string_literal) (integer_literal) (boolean_literal) (array_literal) (dictionary_literal) (tuple_expression)] @return @text .)))
(computed_property (statements . [(call_expression) (simple_identifier) (navigation_expression) (additive_expression) (multiplicative_expression) (comparison_expression) (equality_expression) (conjunction_expression) (disjunction_expression) (nil_coalescing_expression) (ternary_expression) (prefix_expression) (line_string_literal) (integer_literal) (boolean_literal) (array_literal) (dictionary_literal) (tuple_expression)] @return @text .))
(computed_getter (statements . [(call_expression) (simple_identifier) (navigation_expression) (additive_expression) (multiplicative_expression) (comparison_expression) (equality_expression) (conjunction_expression) (disjunction_expression) (nil_coalescing_expression) (ternary_expression) (prefix_expression) (line_string_literal) (integer_literal) (boolean_literal) (array_literal) (dictionary_literal) (tuple_expression)] @return @text .))
(statements (property_declaration) @assignment)
(statements (assignment) @assignment)
(statements [(call_expression) (try_expression expr: [(call_expression) (await_expression (call_expression))]) (await_expression (call_expression))] @call)
(statements (_) @statement)

[(line_string_literal) (multi_line_string_literal) (raw_string_literal)] @string
(array_literal "," @drop . "]")
(dictionary_literal "," @drop . "]")
; What only gives back a value needs no `get`.
(computed_property . (computed_getter (getter_specifier "get" @drop)) .)
