ÛE{?gYæUð³‘OlÒGYâ’{†u!y¸¦úgw•Wd¾aÕ¯‚œlèi—˜€›ÍD‘	Óöƒ·öH|÷
