; Catch2 and doctest: the name of a test is a text, and what it does stands behind the call of a macro.
((expression_statement (call_expression function: (identifier) @called
    arguments: (argument_list . (string_literal (string_content) @name)))) @outer . (compound_statement) @body @inner @test
  (#match? @called "^(TEST_CASE|SCENARIO|TEST_CASE_METHOD|TEST_CASE_TEMPLATE|TEMPLATE_TEST_CASE)$")
  (#set! unended "yes"))
(template_declaration (_) @inner .) @outer
(template_declaration [(template_parameter_list) (requires_clause)] @generics (_) @inner)
(class_specifier name: (_) @name body: (_) @body) @class
(base_class_clause [(type_identifier) (template_type) (qualified_identifier)] @base)
[(class_specifier (virtual_specifier) @modifier) (struct_specifier (virtual_specifier) @modifier)]
(base_class_clause (access_specifier) @modifier . [(type_identifier) (template_type) (qualified_identifier)] @base)
(field_declaration_list (access_specifier) @access)
(field_declaration type: [(enum_specifier body: (_)) (struct_specifier body: (_)) (class_specifier body: (_)) (union_specifier body: (_))] !declarator) @nothing
(field_declaration type: (_)? @returns declarator: [(function_declarator) @declarator (pointer_declarator (function_declarator)) @declarator (reference_declarator (function_declarator)) @declarator]) @method
(field_declaration (storage_class_specifier) @modifier)
(field_declaration (type_qualifier) @modifier)
(field_declaration declarator: (function_declarator) default_value: (_) @pure)
(field_declaration default_value: (_) @value)
(function_declarator [(type_qualifier) (ref_qualifier) (noexcept) (virtual_specifier)] @modifier)
((namespace_definition name: (_) @name body: (_) @unseen) (#match? @name "^(detail|details|internal|impl|priv|_.*)$"))
(namespace_definition !name body: (_) @unseen)
[(function_definition "virtual" @modifier) (field_declaration "virtual" @modifier)]
[(function_definition (explicit_function_specifier) @modifier) (declaration (explicit_function_specifier) @modifier)]
(function_definition declarator: (_) @declarator (default_method_clause)) @function
(function_definition declarator: (_) @declarator (delete_method_clause) @deleted) @function
(parameter_list (optional_parameter_declaration type: (_) @type declarator: (_)? @declarator default_value: (_) @default) @parameter)
(alias_declaration name: (_) @name type: (_) @value) @type_alias
(using_declaration (_) @imported) @import
; What a namespace holds is of the file, as is what stands in `extern "C"`.
(declaration_list (declaration type: (_) @type declarator: (init_declarator declarator: (_) @declarator value: (_) @value)) @variable)
(declaration_list (declaration type: (_) @type declarator: [(identifier) (pointer_declarator declarator: (identifier)) (array_declarator)] @declarator) @variable)
(raw_string_literal) @string
(try_statement) @try
(catch_clause parameters: (_) @text) @catch
(throw_statement (_) @text) @raise
(throw_statement) @raise
(static_assert_declaration) @statement
(for_range_loop body: (_) @body) @loop
(co_return_statement (_)? @text) @return
(parameter_list (variadic_parameter_declaration type: (_) @type declarator: (_)? @declarator) @parameter (#set! kind "variadic"))
(parameter_list "..." @parameter @name (#set! kind "variadic"))
