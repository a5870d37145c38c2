 =†ÃèŸtjË»
xqKk¡ÏWÄ—y#pãJ¾Ê´ÁYPY_q›ßâ°Ùxe%bÐ`J0Îee/E˜-»