(type_declaration (type_spec name: (_) @name type: (struct_type) @body) @struct)
(type_declaration (type_spec name: (_) @name type: (interface_type) @body) @interface)
(type_declaration (type_spec name: (_) @name type: (_) @value) @type_alias)
((type_declaration (type_alias name: (_) @name type: (_) @value) @type_alias) (#set! noun "alias_of_type"))
(type_declaration "type" . (_) @inner .) @outer
(struct_type (field_declaration_list (field_declaration name: (_) @name type: (_) @type) @field))
(struct_type (field_declaration_list (field_declaration !name) @base) (#set! noun "embedded"))
((field_declaration name: (_) tag: (_) @decorator) (#set! noun "field_tag") (#set! name "tag"))
; What the compiler and its tools read is no remark to people.
((comment) @decorator (#match? @decorator "^//(go:[a-z]|[ \t]*[+]build )") (#set! noun "compiler_directive"))
(interface_type (method_elem name: (_) @name result: (_)? @returns) @method)
(interface_type (type_elem) @base (#set! noun "embedded"))
(function_declaration name: (_) @name result: (_)? @returns body: (_)? @body) @function
(method_declaration receiver: (parameter_list (parameter_declaration type: [
   (type_identifier) @owner (generic_type type: (type_identifier) @owner)
   (pointer_type [(type_identifier) @owner (generic_type type: (type_identifier) @owner)])]))
 name: (_) @name result: (_)? @returns body: (_)? @body) @method
(function_declaration parameters: (parameter_list (parameter_declaration name: (_) @parameter @name type: (_) @type)))
(method_declaration parameters: (parameter_list (parameter_declaration name: (_) @parameter @name type: (_) @type)))
(method_elem parameters: (parameter_list (parameter_declaration name: (_) @parameter @name type: (_) @type)))
(method_elem parameters: (parameter_list (parameter_declaration !name type: (_) @type) @parameter))
(method_elem parameters: (parameter_list (variadic_parameter_declaration !name type: (_) @type) @parameter (#set! kind "variadic")))
((variadic_parameter_declaration name: (_) @name type: (_) @type) @parameter (#set! kind "variadic"))
(source_file (const_declaration (const_spec name: (_) @name type: (_)? @type value: (_)? @value) @constant))
((source_file (var_declaration (var_spec name: (_) @name type: (_)? @type value: (_)? @value) @variable))
 (#not-match? @value "^(ginkgo[.])?[FPX]?(Describe|Context|When)\\("))
; Containers and specs of Ginkgo: `var _ = Describe("cows", func() { It("give milk", ...) })`.
((source_file (var_declaration (var_spec value: (expression_list (call_expression function: (_) @called
   arguments: (argument_list . (interpreted_string_literal (_) @name) (func_literal)))))) @suite)
 (#match? @called "^(ginkgo[.])?[FPX]?(Describe|Context|When)$"))
((expression_statement (call_expression function: (_) @called
   arguments: (argument_list . (interpreted_string_literal (_) @name) (func_literal)))) @suite
 (#match? @called "^(ginkgo[.])?[FPX]?(Describe|Context|When)$"))
((expression_statement (call_expression function: (_) @called
   arguments: (argument_list . (interpreted_string_literal (_) @name) (func_literal)))) @test
 (#match? @called "^(ginkgo[.])?[FPX]?(It|Specify)$"))
(source_file (var_declaration (var_spec_list (var_spec name: (_) @name type: (_)? @type value: (_)? @value) @variable)))
(import_spec name: (_)? @alias path: (_) @imported) @import
((expression_statement (call_expression function: (selector_expression field: (field_identifier) @called)
   arguments: (argument_list . (interpreted_string_literal (_) @name) . (func_literal)))) @test (#eq? @called "Run"))
[(type_spec type_parameters: (_) @generics) (type_alias type_parameters: (_) @generics) (function_declaration type_parameters: (_) @generics)]

(comment) @comment
(if_statement initializer: (_)? @before condition: (_) @text) @condition
(if_statement alternative: (block) @else)
(for_statement body: (_) @body) @loop
(expression_switch_statement value: (_)? @text) @switch
(type_switch_statement value: (_) @text) @switch
(select_statement) @switch
(expression_case value: (_) @text) @case
(type_case "case" . type: (_) @text ("," . type: (_) @text)*) @case
(communication_case communication: (_) @text) @case
(default_case) @case
(return_statement (_)? @text) @return
((expression_statement (call_expression function: (identifier) @called arguments: (argument_list (_) @text))) @raise (#eq? @called "panic"))
(statement_list [(short_var_declaration) (assignment_statement) (var_declaration) (const_declaration) (inc_statement) (dec_statement)] @assignment)
(expression_statement (call_expression)) @call
[(go_statement) (defer_statement)] @call
(statement_list (_) @statement)

(interpreted_string_literal) @string
(raw_string_literal) @string
(rune_literal) @string
(argument_list "," @drop . ")")
(parameter_list "," @drop . ")")
(literal_value "," @drop . "}")
(type_arguments "," @drop . "]")
