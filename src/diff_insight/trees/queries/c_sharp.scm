((attribute_list (attribute) @text) @decorator (#set! noun "attribute"))
(class_declaration name: (_) @name body: (_)? @body) @class
(interface_declaration name: (_) @name body: (_)? @body) @interface
(struct_declaration name: (_) @name body: (_)? @body) @struct
(record_declaration name: (_) @name body: (_)? @body) @class
(enum_declaration name: (_) @name body: (_) @body) @enum
(enum_member_declaration name: (_) @name value: (_)? @value) @enum_member
(base_list (_) @base)
(delegate_declaration type: (_) @returns name: (_) @name) @function
(constructor_declaration name: (_) @name body: (_)? @body) @method
((constructor_declaration) @method (#set! noun "constructor"))
(destructor_declaration name: (_) @name body: (_)? @body) @method
(method_declaration returns: (_) @returns name: (_) @name body: (_)? @body) @method
(operator_declaration type: (_) @returns operator: _ @name body: (_)? @body) @method
(local_function_statement type: (_) @returns name: (_) @name body: (_)? @body) @function
(property_declaration type: (_) @type name: (_) @name accessors: (_) @body value: (_)? @value) @property
(property_declaration type: (_) @type name: (_) @name !accessors value: (arrow_expression_clause) @body @accessor) @property
(property_declaration accessors: (accessor_list (accessor_declaration) @accessor))
(indexer_declaration type: (_) @type accessors: (_)? @body) @property
(event_field_declaration (variable_declaration type: (_) @type (variable_declarator name: (_) @name))) @field
(field_declaration (variable_declaration type: (_) @type (variable_declarator name: (_) @name (_)? @value))) @field
[(class_declaration (modifier) @modifier) (interface_declaration (modifier) @modifier) (struct_declaration (modifier) @modifier) (record_declaration (modifier) @modifier)
 (enum_declaration (modifier) @modifier) (delegate_declaration (modifier) @modifier) (constructor_declaration (modifier) @modifier) (method_declaration (modifier) @modifier)
 (local_function_statement (modifier) @modifier) (operator_declaration (modifier) @modifier) (indexer_declaration (modifier) @modifier)
 (property_declaration (modifier) @modifier) (event_field_declaration (modifier) @modifier) (field_declaration (modifier) @modifier) (parameter (modifier) @modifier)]
(parameter_list (parameter type: (_)? @type name: (_) @name) @parameter)
(parameter_list (parameter "=" (_) @default) @parameter)
(parameter_list "params" type: (_) @type name: (_) @parameter @name (#set! kind "variadic"))
(using_directive (_) @imported .) @import
(namespace_declaration name: (_) @namespace @name)
(file_scoped_namespace_declaration name: (_) @namespace @name)
(_ [(type_parameter_list) (type_parameter_constraints_clause)] @generics)

(comment) @comment
(if_statement condition: (_) @text) @condition
(if_statement alternative: [(block) (expression_statement) (return_statement) (throw_statement) (break_statement) (continue_statement)] @else)
(for_statement body: (_) @body) @loop
(foreach_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(do_statement) @loop
(using_statement body: (_) @body) @with
(lock_statement (_) . (_) @body) @with
(try_statement) @try
(catch_clause (catch_declaration)? @text) @catch
(finally_clause) @finally
(switch_statement value: (_) @text) @switch
(switch_section "case" . (_) @text (when_clause)? @text) @case
(switch_section . "default") @case
(return_statement (_)? @text) @return
(throw_statement (_)? @text) @raise
(local_declaration_statement) @assignment
(expression_statement [(assignment_expression) (postfix_unary_expression) (prefix_unary_expression)]) @assignment
(expression_statement [(invocation_expression) (await_expression (invocation_expression))]) @call
(global_statement (_) @inner) @outer
(expression_statement) @statement
[(break_statement) (continue_statement) (yield_statement) (goto_statement) (labeled_statement) (checked_statement) (unsafe_statement) (fixed_statement)] @statement

[(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression) (character_literal)] @string
(initializer_expression "," @drop . "}")
(enum_member_declaration_list "," @drop . "}")
(switch_expression "," @drop . "}")
((global_attribute) @decorator (#set! noun "attribute") (#set! inner "yes"))
((method_declaration returns: (predefined_type) @called body: (arrow_expression_clause (assignment_expression) @assignment)) (#eq? @called "void"))
((method_declaration returns: (predefined_type) @called body: (arrow_expression_clause (_) @call)) (#eq? @called "void"))
((local_function_statement type: (predefined_type) @called body: (arrow_expression_clause (_) @call)) (#eq? @called "void"))
(accessor_declaration name: ["set" "init" "add" "remove"] body: (arrow_expression_clause (assignment_expression) @assignment))
(accessor_declaration name: ["set" "init" "add" "remove"] body: (arrow_expression_clause (_) @call))
(constructor_declaration body: (arrow_expression_clause (assignment_expression) @assignment))
(constructor_declaration body: (arrow_expression_clause (_) @call))
(method_declaration body: (arrow_expression_clause (_) @return @text))
(local_function_statement body: (arrow_expression_clause (_) @return @text))
(operator_declaration body: (arrow_expression_clause (_) @return @text))
(accessor_declaration body: (arrow_expression_clause (_) @return @text))
(property_declaration value: (arrow_expression_clause (_) @return @text))
