(class_declaration name: (_) @name body: (_) @body) @class
(abstract_class_declaration "abstract" @modifier name: (_) @name body: (_) @body) @class
(class_heritage (extends_clause value: (_) @base))
(class_heritage (implements_clause (_) @base))
(interface_declaration name: (_) @name body: (_) @body) @interface
(interface_declaration (extends_type_clause type: (_) @base))
(enum_declaration name: (_) @name body: (_) @body) @enum
(enum_body (enum_assignment name: (_) @name value: (_) @value) @enum_member)
(enum_body name: (_) @enum_member @name)
((type_alias_declaration name: (_) @name value: (object_type) @body) @interface (#set! alias "yes"))
(type_alias_declaration name: (_) @name value: (_) @value) @type_alias
((internal_module name: (_) @name body: (_) @body) @module (#set! reopened "yes"))
(module name: (_) @name body: (_) @body) @module
(ambient_declaration (_) @inner) @outer
(union_type . "|" @drop)
(intersection_type . "&" @drop)
(export_statement declaration: (ambient_declaration (_) @inner)) @outer
(function_signature name: (_) @name) @function
(method_signature name: (_) @name) @method
((method_signature name: (_) @name) @method (#eq? @name "constructor") (#set! noun "constructor"))
(abstract_method_signature name: (_) @name) @method
((call_signature) @method (#set! overload "yes"))
((construct_signature) @method (#set! name "new") (#set! noun "constructor"))
(index_signature index_type: (_) @name type: (type_annotation (_) @type)) @field
(index_signature "readonly" @modifier)
(property_signature name: (_) @name type: (type_annotation (_) @type)?) @field
(property_signature "?" @modifier)
(method_signature "?" @modifier)
(public_field_definition name: (_) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @method
(public_field_definition "static"? @modifier "readonly"? @modifier name: (_) @name type: (type_annotation (_) @type)? value: (_)? @value) @field
(public_field_definition (accessibility_modifier) @modifier)
(method_definition (accessibility_modifier) @modifier)
(method_signature (accessibility_modifier) @modifier)
[(method_signature "static" @modifier) (abstract_method_signature "abstract" @modifier)]
(abstract_method_signature (accessibility_modifier) @modifier)

[(class_declaration type_parameters: (_) @generics) (abstract_class_declaration type_parameters: (_) @generics) (interface_declaration type_parameters: (_) @generics)
 (type_alias_declaration type_parameters: (_) @generics) (function_declaration type_parameters: (_) @generics) (function_signature type_parameters: (_) @generics)
 (method_definition type_parameters: (_) @generics) (method_signature type_parameters: (_) @generics) (abstract_method_signature type_parameters: (_) @generics)
 (call_signature type_parameters: (_) @generics) (construct_signature type_parameters: (_) @generics)
 (lexical_declaration (variable_declarator value: (arrow_function type_parameters: (_) @generics)))]
(function_declaration return_type: (type_annotation (_) @returns))
(function_signature return_type: (type_annotation (_) @returns))
(method_definition return_type: (type_annotation (_) @returns))
(method_signature return_type: (type_annotation (_) @returns))
(abstract_method_signature return_type: (type_annotation (_) @returns))
(call_signature return_type: (type_annotation (_) @returns))
(construct_signature type: (type_annotation (_) @returns))
(lexical_declaration (variable_declarator value: (arrow_function return_type: (type_annotation (_) @returns))))
(program (lexical_declaration (variable_declarator type: (type_annotation (_) @type))))
(program (export_statement declaration: (lexical_declaration (variable_declarator type: (type_annotation (_) @type)))))

; What a function type names is for callers; the function behind it names the same again.
(public_field_definition type: (type_annotation (function_type)) value: [(arrow_function parameters: (formal_parameters (_) @nothing)) (function_expression parameters: (formal_parameters (_) @nothing)) (arrow_function parameter: (_) @nothing)])
(variable_declarator type: (type_annotation (function_type)) value: [(arrow_function parameters: (formal_parameters (_) @nothing)) (function_expression parameters: (formal_parameters (_) @nothing)) (arrow_function parameter: (_) @nothing)])
(_ return_type: (type_annotation (function_type parameters: (formal_parameters (_) @nothing))))
(function_type return_type: (function_type parameters: (formal_parameters (_) @nothing)))
(formal_parameters (required_parameter pattern: (rest_pattern (_) @name) type: (type_annotation (_) @type)?) @parameter (#set! kind "variadic"))
(formal_parameters (required_parameter pattern: (_) @name type: (type_annotation (_) @type)? value: (_)? @default) @parameter)
(formal_parameters (optional_parameter pattern: (_) @name type: (type_annotation (_) @type)?) @parameter (#set! optional "yes"))
((export_statement "default" value: [(satisfies_expression) (as_expression)] @value) @variable (#set! name "default"))
; A parameter of a constructor that is a field too.
(required_parameter (accessibility_modifier) @modifier)
(optional_parameter (accessibility_modifier) @modifier)
[(required_parameter "readonly" @modifier) (optional_parameter "readonly" @modifier)]
(public_field_definition value: (arrow_function body: (expression) @return @text))
