((attribute_item (attribute) @text) @decorator (#set! noun "attribute"))
; What is hidden from the documentation is for the crate's own macros: it is none of its interface.
((attribute_item) @mark . [(attribute_item) (line_comment) (block_comment)]* . (_) @unseen (#match? @mark "^#\\[ ?doc ?\\( ?hidden ?\\)"))
((attribute_item) @mark . [(attribute_item) (line_comment) (block_comment)]* . (use_declaration argument: (_) @imported) @import
 (#match? @mark "^#\\[ ?doc ?\\( ?hidden ?\\)"))
((inner_attribute_item (attribute) @text) @decorator (#set! noun "attribute") (#set! inner "yes"))
(extern_crate_declaration name: (_) @imported alias: (_)? @alias) @import
(mod_item (visibility_modifier)? @modifier name: (_) @name body: (_) @body) @module
(mod_item (visibility_modifier)? @modifier name: (_) @name !body) @module
(struct_item (visibility_modifier)? @modifier name: (_) @name body: (_)? @body) @struct
(union_item (visibility_modifier)? @modifier name: (_) @name body: (_) @body) @struct
(enum_item (visibility_modifier)? @modifier name: (_) @name body: (_) @body) @enum
(trait_item (visibility_modifier)? @modifier name: (_) @name body: (_) @body) @trait
(trait_item bounds: (trait_bounds (_) @base))
(impl_item type: [(type_identifier) @name (generic_type type: (_) @name) (reference_type) @name (scoped_type_identifier) @name (primitive_type) @name
  (array_type) @name (tuple_type) @name (pointer_type) @name (dynamic_type) @name (unit_type) @name (function_type) @name (abstract_type) @name (macro_invocation) @name] body: (_)? @body) @owner_of
(impl_item trait: (_) @of)
((impl_item) @owner_of (#set! noun "impl_block"))
(field_declaration_list (field_declaration (visibility_modifier)? @modifier name: (_) @name type: (_) @type) @field)
((ordered_field_declaration_list type: (_) @type @field) (#set! numbered "yes"))
(ordered_field_declaration_list (visibility_modifier) @modifier . type: (_) @field)
(enum_variant name: (_) @name body: (_)? @value value: (_)? @value) @enum_member
(function_item (visibility_modifier)? @modifier (function_modifiers)? @modifier name: (_) @name return_type: (_)? @returns body: (_) @body) @function
(function_signature_item (visibility_modifier)? @modifier name: (_) @name return_type: (_)? @returns) @function
(parameters (self_parameter) @parameter (#set! name "self"))
((parameters (self_parameter (self) @type) @parameter) (#match? @parameter "^mut"))
(parameters (attribute_item) @outer . [(parameter) (self_parameter)] @inner)
(parameters (parameter pattern: (_) @name type: (_) @type) @parameter)
(parameters (parameter pattern: "_" @name type: (_) @type) @parameter)
(const_item (visibility_modifier)? @modifier name: (_) @name type: (_)? @type value: (_)? @value) @constant
(source_file (static_item (visibility_modifier)? @modifier name: (_) @name type: (_)? @type value: (_)? @value) @variable)
(type_item (visibility_modifier)? @modifier name: (_) @name type: (_) @value) @type_alias
(associated_type name: (_) @name) @type_alias
((macro_definition name: (_) @name) @macro (#set! holds "yes"))
((macro_rule left: (_) @text right: (_) @body) @case (#set! noun "macro_rule"))
(macro_rule right: (_) @statement)
((use_declaration (visibility_modifier) @modifier argument: (_) @imported) @export (#eq? @modifier "pub"))
(use_declaration (visibility_modifier)? @modifier argument: (_) @imported) @import
[(struct_item [(type_parameters) (where_clause)] @generics) (union_item [(type_parameters) (where_clause)] @generics) (enum_item [(type_parameters) (where_clause)] @generics)
 (trait_item [(type_parameters) (where_clause)] @generics) (function_item [(type_parameters) (where_clause)] @generics)
 (function_signature_item [(type_parameters) (where_clause)] @generics) (type_item [(type_parameters) (where_clause)] @generics)
 (associated_type [(type_parameters) (where_clause)] @generics)]

[(line_comment) (block_comment)] @comment
(if_expression condition: (_) @text) @condition
(else_clause) @else
(for_expression body: (_) @body) @loop
(while_expression body: (_) @body) @loop
(loop_expression body: (_) @body) @loop
(match_expression value: (_) @text) @switch
(match_arm pattern: (_) @text) @case
(match_arm pattern: (_) value: [(call_expression) (macro_invocation) (identifier) (scoped_identifier) (string_literal) (integer_literal) (field_expression)] @statement)
(return_expression (_)? @text) @return
((macro_invocation macro: (_) @called) @raise (#match? @called "^(panic|todo|unimplemented|unreachable|bail)$"))
(let_declaration) @assignment
(expression_statement [(assignment_expression) (compound_assignment_expr)]) @assignment
(expression_statement [(call_expression) (macro_invocation) (await_expression) (try_expression)]) @call
(expression_statement [(if_expression) (for_expression) (while_expression) (loop_expression) (match_expression) (return_expression)] @inner) @outer
; What a macro makes of its tokens is unknown, so a macro that stands for items is told as a call of it.
[(source_file (macro_invocation) @call) (declaration_list (macro_invocation) @call)]
(expression_statement) @statement
(function_item body: (block (_) @return .))
(block (_) @statement)

[(string_literal) (raw_string_literal) (char_literal)] @string
(arguments "," @drop . ")")
(parameters "," @drop . ")")
(field_declaration_list "," @drop . "}")
(enum_variant_list "," @drop . "}")
(field_initializer_list "," @drop . "}")
(struct_pattern "," @drop . "}")
(tuple_struct_pattern "," @drop . ")")
(slice_pattern "," @drop . "]")
(array_expression "," @drop . "]")
(ordered_field_declaration_list "," @drop . ")")
(type_parameters "," @drop . ">")
(type_arguments "," @drop . ">")
(where_clause "," @drop .)
(match_arm "," @drop .)
(macro_invocation (token_tree "," @drop . [")" "]"]))
; `(1,)` is a tuple of one, and `(1)` is none.
(tuple_expression (_) "," (_) "," @drop . ")")
(tuple_pattern (_) "," (_) "," @drop . ")")
(tuple_type (_) "," (_) "," @drop . ")")
