Command terminated by signal 9
5.57 3899728
