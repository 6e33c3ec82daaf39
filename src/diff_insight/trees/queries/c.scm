; C and what C++ shares with it.
; What is declared in a body is a value of it: a call of its constructor looks like the parameters of a function.
(compound_statement (declaration) @assignment)
(compound_statement (preproc_if (declaration) @assignment))
(compound_statement (preproc_ifdef (declaration) @assignment))
(compound_statement (_ (preproc_else (declaration) @assignment)))
(compound_statement (_ (preproc_elif (declaration) @assignment)))
(preproc_include path: (_) @imported) @import
(preproc_def name: (_) @name value: (_)? @value) @macro
(preproc_function_def name: (_) @name value: (_)? @value) @macro
; The mark by which a header is read once is nobody's to use.
(translation_unit (preproc_ifdef "#ifndef" name: (_) @hides (preproc_def name: (_) @guard !value)) (#eq? @hides @guard))
(function_definition declarator: (_) @declarator body: (_) @body) @function
(function_definition type: (_) @returns)
(function_definition (storage_class_specifier) @modifier)
(declaration declarator: [(function_declarator) @declarator (pointer_declarator declarator: (function_declarator)) @declarator]) @function
(declaration type: (_) @returns declarator: [(function_declarator) (pointer_declarator declarator: (function_declarator))])
(declaration (storage_class_specifier) @modifier)
(type_definition type: [(struct_specifier) (union_specifier) (enum_specifier)] @nothing)
(struct_specifier name: (_) @name body: (_) @body) @struct
(union_specifier name: (_) @name body: (_) @body) @struct
(enum_specifier name: (_) @name body: (_) @body) @enum
(enumerator name: (_) @name value: (_)? @value) @enum_member
(type_definition type: (struct_specifier body: (_) @body) declarator: (type_identifier) @name) @struct
(type_definition type: (union_specifier body: (_) @body) declarator: (type_identifier) @name) @struct
(type_definition type: (enum_specifier body: (_) @body) declarator: (type_identifier) @name) @enum
(type_definition type: (_) @value declarator: (_) @declarator) @type_alias
(field_declaration type: [(enum_specifier body: (_)) (struct_specifier body: (_)) (union_specifier body: (_))] !declarator) @nothing
(field_declaration type: (_) @type declarator: (_)? @declarator) @field
(parameter_declaration (attribute_declaration) @decorator (#set! noun "attribute"))
(parameter_list (parameter_declaration type: (_) @type declarator: (_)? @declarator) @parameter)
(translation_unit (declaration type: (_) @type declarator: (init_declarator declarator: (_) @declarator value: (_) @value)) @variable)
(translation_unit (declaration type: (_) @type declarator: [(identifier) (pointer_declarator) (array_declarator)] @declarator) @variable)
; A header stands in the condition by which it is read once.
([(preproc_ifdef (declaration type: (_) @type declarator: (init_declarator declarator: (_) @declarator value: (_) @value)) @variable)
  (preproc_if (declaration type: (_) @type declarator: (init_declarator declarator: (_) @declarator value: (_) @value)) @variable)])
([(preproc_ifdef (declaration type: (_) @type declarator: [(identifier) (pointer_declarator declarator: (identifier)) (array_declarator)] @declarator) @variable)
  (preproc_if (declaration type: (_) @type declarator: [(identifier) (pointer_declarator declarator: (identifier)) (array_declarator)] @declarator) @variable)])
(declaration (type_qualifier) @modifier)

(comment) @comment
(if_statement condition: (_) @text) @condition
(else_clause) @else
(for_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(do_statement) @loop
(switch_statement condition: (_) @text) @switch
(case_statement value: (_) @text) @case
(case_statement !value) @case
(return_statement (_)? @text) @return
(for_statement initializer: (_) @nothing)
(expression_statement [(assignment_expression) (update_expression)]) @assignment
(expression_statement (call_expression)) @call
(expression_statement . ";" @drop .)
(expression_statement . ";" .) @nothing
(expression_statement) @statement
[(break_statement) (continue_statement) (goto_statement) (labeled_statement)] @statement
; Inside a body a preprocessor's condition is one; around definitions it is their surroundings.
(compound_statement (preproc_if condition: (_) @text) @condition)
(compound_statement (preproc_ifdef name: (_) @text) @condition)
(compound_statement (_ (preproc_else) @else))
; What an error tore off its `#if` is no statement.
((preproc_call directive: (_) @directive) @statement (#not-match? @directive "^#\\s*(end|el|if)"))

[(string_literal) (char_literal) (system_lib_string)] @string
(enumerator_list "," @drop . "}")
(initializer_list "," @drop . "}")
