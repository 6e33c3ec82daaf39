((modifiers [(marker_annotation) (annotation)] @decorator) (#set! noun "annotation"))
(method_declaration [(marker_annotation) (annotation)] @decorator (#set! noun "annotation"))
(class_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @class
(superclass (_) @base)
(super_interfaces (type_list (_) @base))
(extends_interfaces (type_list (_) @base))
(interface_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @interface
(annotation_type_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @interface
((annotation_type_declaration) @interface (#set! noun "annotation_type"))
(enum_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @enum
(record_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @class
(enum_constant name: (_) @name arguments: (_)? @value) @enum_member
(field_declaration (modifiers)? @modifiers type: (_) @type declarator: (variable_declarator name: (_) @name value: (_)? @value)) @field
(constant_declaration (modifiers)? @modifiers type: (_) @type declarator: (variable_declarator name: (_) @name value: (_)? @value)) @constant
(constructor_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @method
([(constructor_declaration) (compact_constructor_declaration)] @method (#set! noun "constructor"))
(compact_constructor_declaration (modifiers)? @modifiers name: (_) @name body: (_) @body) @method
(method_declaration (modifiers)? @modifiers type: (_) @returns name: (_) @name body: (_)? @body) @method
(annotation_type_element_declaration (modifiers)? @modifiers type: (_) @returns name: (_) @name value: (_)? @value) @method
(throws) @raises
(formal_parameters (formal_parameter (modifiers)? @modifiers type: (_) @type name: (_) @name) @parameter)
(formal_parameters (spread_parameter (modifiers)? @modifiers [(type_identifier) (integral_type) (generic_type) (floating_point_type) (boolean_type) (array_type) (scoped_type_identifier)] @type (variable_declarator name: (_) @name)) @parameter (#set! kind "variadic"))
(package_declaration [(marker_annotation) (annotation)] @decorator (#set! noun "annotation"))
(package_declaration [(identifier) (scoped_identifier)] @name @namespace (#set! noun "package_name"))
(import_declaration) @import
(_ type_parameters: (type_parameters) @generics)

[(line_comment) (block_comment)] @comment
(if_statement condition: (parenthesized_expression (_) @text)) @condition
(if_statement alternative: [(block) (expression_statement) (return_statement) (throw_statement) (break_statement) (continue_statement)] @else)
(for_statement body: (_) @body) @loop
(enhanced_for_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(do_statement) @loop
(try_statement) @try
(try_with_resources_statement resources: (_) @text) @try
(catch_clause (catch_formal_parameter) @text) @catch
(finally_clause) @finally
(synchronized_statement body: (_) @body) @with
(switch_expression condition: (parenthesized_expression (_) @text)) @switch
(switch_block_statement_group (switch_label) @text) @case
(switch_rule (switch_label) @text) @case
(return_statement (_)? @text) @return
(throw_statement (_) @text) @raise
(local_variable_declaration) @assignment
(expression_statement [(assignment_expression) (update_expression)]) @assignment
(expression_statement [(method_invocation) (object_creation_expression)]) @call
(explicit_constructor_invocation) @call
(expression_statement) @statement
[(break_statement) (continue_statement) (assert_statement) (yield_statement) (labeled_statement) (static_initializer)] @statement
(for_statement init: (_) @nothing)

[(string_literal) (character_literal)] @string
(array_initializer "," @drop . "}")
(element_value_array_initializer "," @drop . "}")
(enum_body "," @drop . "}")
