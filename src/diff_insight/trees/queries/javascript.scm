(class_declaration name: (_) @name (class_heritage (_) @base)? body: (_) @body) @class
(lexical_declaration (variable_declarator name: (identifier) @name value: (class (class_heritage (_) @base)? body: (_) @body))) @class
(export_statement value: (class body: (_) @body) @class (#set! name "default"))
(field_definition property: (_) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @method
(field_definition "static"? @modifier property: (_) @name value: (_)? @value) @field
((formal_parameters (identifier) @parameter @name) (#set! optional "yes"))
((arrow_function parameter: (identifier) @parameter @name) (#set! optional "yes"))
(formal_parameters (assignment_pattern left: (_) @name right: (_) @default) @parameter)
(formal_parameters (rest_pattern (_) @name) @parameter (#set! kind "variadic"))
(formal_parameters (object_pattern) @parameter @name)
(formal_parameters (array_pattern) @parameter @name)
(arrow_function parameters: (formal_parameters . "(" @drop . (identifier) . ")" @drop))
(field_definition value: (arrow_function body: (expression) @return @text))
