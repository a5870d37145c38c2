(%*v▌di#╗"Х■ё9I┼О╕~╦n╧Рu√Ф╘ыN∙;eaiэ~Lx
L& pIL!*шлAAga▐}Ж