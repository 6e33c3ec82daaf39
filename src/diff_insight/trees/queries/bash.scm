(function_definition name: (_) @name body: (_) @body) @function
((command name: (_) @called argument: (_) @imported) @import (#match? @called "^(source|\\.)$"))
(program (variable_assignment name: (_) @name value: (_)? @value) @variable)
(program (declaration_command (variable_assignment name: (_) @name value: (_)? @value)) @variable)
(program (declaration_command ["readonly" "export" "declare" "typeset"] @modifier))

(comment) @comment
(if_statement condition: (_) @text) @condition
(elif_clause . (_) @text) @condition
(else_clause) @else
(for_statement body: (_) @body) @loop
(c_style_for_statement body: (_) @body) @loop
(while_statement body: (_) @body) @loop
(case_statement value: (_) @text) @switch
(case_item value: (_) @text) @case
((list (command name: (_) @called) @nothing) (#match? @called "^return$"))
((command name: (_) @called argument: (_)? @text) @return (#match? @called "^return$"))
[(compound_statement (variable_assignment) @assignment) (if_statement (variable_assignment) @assignment) (do_group (variable_assignment) @assignment)
 (else_clause (variable_assignment) @assignment) (elif_clause (variable_assignment) @assignment) (case_item (variable_assignment) @assignment)]
(declaration_command) @assignment
(program [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(compound_statement [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(do_group [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(if_statement [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(elif_clause [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(else_clause [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(case_item [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(subshell [(command) (pipeline) (list) (redirected_statement) (test_command) (subshell) (negated_command) (unset_command)] @call)
(elif_clause . (_) @nothing)
(if_statement condition: (_) @nothing)
(while_statement condition: (_) @nothing)

[(string) (raw_string) (ansi_c_string) (heredoc_body)] @string
