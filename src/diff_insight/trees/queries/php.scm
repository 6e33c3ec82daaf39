((attribute_list) @decorator (#set! noun "attribute"))
(class_declaration name: (_) @name body: (_) @body) @class
(interface_declaration name: (_) @name body: (_) @body) @interface
(trait_declaration name: (_) @name body: (_) @body) @trait
(enum_declaration name: (_) @name body: (_) @body) @enum
(base_clause (_) @base)
(class_interface_clause (_) @base)
(declaration_list (use_declaration (_) @base) @nothing)
[(class_declaration [(final_modifier) (abstract_modifier) (readonly_modifier)] @modifier)]
(enum_case name: (_) @name value: (_)? @value) @enum_member
(const_declaration (visibility_modifier)? @modifier (const_element (name) @name (_) @value)) @constant
(property_declaration (visibility_modifier)? @modifier (static_modifier)? @modifier type: (_)? @type (property_element name: (_) @name default_value: (_)? @value)) @field
(method_declaration name: (_) @name return_type: (_)? @returns body: (_)? @body) @method
((method_declaration name: (_) @name) @method (#eq? @name "__construct") (#set! noun "constructor"))
(method_declaration [(visibility_modifier) (static_modifier) (final_modifier) (abstract_modifier)] @modifier)
(function_definition name: (_) @name return_type: (_)? @returns body: (_) @body) @function
(formal_parameters (simple_parameter type: (_)? @type name: (_) @name default_value: (_)? @default) @parameter)
(formal_parameters (property_promotion_parameter type: (_)? @type name: (_) @name default_value: (_)? @default) @parameter)
(property_promotion_parameter [(visibility_modifier) (readonly_modifier)] @modifier)
(formal_parameters (variadic_parameter type: (_)? @type name: (_) @name) @parameter (#set! kind "variadic"))
(namespace_definition name: (_) @namespace @name)
(namespace_use_declaration (namespace_use_clause) @imported) @import
(namespace_use_declaration (namespace_name) @source body: (namespace_use_group (namespace_use_clause) @imported)) @import

(comment) @comment
(if_statement condition: (parenthesized_expression (_) @text)) @condition
(else_if_clause condition: (parenthesized_expression (_) @text)) @condition
(else_clause) @else
(for_statement body: (_) @body) @loop
(foreach_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(do_statement) @loop
(try_statement) @try
(catch_clause type: (_) @text) @catch
(finally_clause) @finally
(switch_statement condition: (parenthesized_expression (_) @text)) @switch
(case_statement value: (_) @text) @case
(default_statement) @case
(return_statement (_)? @text) @return
(expression_statement (throw_expression (_) @text)) @raise
(expression_statement [(assignment_expression) (augmented_assignment_expression) (update_expression)]) @assignment
(expression_statement [(function_call_expression) (member_call_expression) (scoped_call_expression) (nullsafe_member_call_expression) (object_creation_expression)]) @call
(expression_statement) @statement
[(echo_statement) (break_statement) (continue_statement) (unset_statement) (global_declaration) (function_static_declaration) (declare_statement) (text_interpolation)] @statement

[(string) (encapsed_string) (heredoc) (nowdoc)] @string
(arguments "," @drop . ")")
(formal_parameters "," @drop . ")")
(array_creation_expression "," @drop . "]")
(array_creation_expression "," @drop . ")")
