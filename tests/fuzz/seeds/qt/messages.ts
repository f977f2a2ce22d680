<?xml version="1.0"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl">
<context>
<name>Main</name>
<message>
<source>a &amp; b</source>
<comment>c</comment>
<translation type="unfinished"/>
</message>
<message numerus="yes">
<source>%n file(s)</source>
    <translation>
        <numerusform>x</numerusform>
    </translation>
</message>
</context>
</TS>
