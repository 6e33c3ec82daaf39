; What JavaScript and TSX show in elements.
[(jsx_element) (jsx_self_closing_element)] @element
(jsx_text) @string
