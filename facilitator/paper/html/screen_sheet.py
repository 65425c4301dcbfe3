"""How a paper looks on a screen: one column on a phone, the label column beside the text where there is room.

Light and dark. Nothing rests on colour, as on paper.
"""

from __future__ import annotations

SCREEN = """
:root{color-scheme:light dark;--paper:#fff;--ink:#15191C;--accent:#0B4A5A;--grey:#555C62;--line:#BDC3C7;
--label:11.5rem;--text:14.25rem}
@media (prefers-color-scheme:dark){:root{--paper:#14181B;--ink:#E6E9EB;--accent:#86CBDC;--grey:#A4ACB2;--line:#434B51}}
*{box-sizing:border-box}
html{font:100%/1.5 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans SC",
"Noto Sans CJK SC","Microsoft YaHei","PingFang SC","Noto Sans KR","Noto Sans CJK KR","Malgun Gothic",sans-serif;
color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%;line-break:strict}
:lang(zh){font-family:"Noto Sans","Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
:lang(ja){font-family:"Noto Sans","Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic",Meiryo,sans-serif}
:lang(ko){font-family:"Noto Sans","Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;
word-break:keep-all}
body{max-width:68rem;margin:0 auto;padding:1.25rem 1.125rem 3rem;overflow-wrap:break-word}
p,ol,dl,figure,blockquote{margin:0}
a{color:inherit}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
:target{scroll-margin-top:1.5rem}
p:target,li:target,figure:target,tr:has(:target)>*{box-shadow:inset .1875rem 0 var(--accent)}
p.numbered:target,li:target{box-shadow:-.5rem 0 var(--paper),-.6875rem 0 var(--accent)}

.letterhead{display:flex;gap:1rem;align-items:center;margin-bottom:1.25rem}
.letterhead img{max-height:4rem;max-width:12rem;background:#fff;padding:.25rem;border-radius:.125rem}
.letterhead address{font-style:normal;font-size:.8125rem;line-height:1.4;color:var(--grey)}
.letterhead address span{display:block}
.letterhead address span:first-child{color:var(--ink);font-weight:700}
.running{display:flex;flex-wrap:wrap;gap:0 2rem;justify-content:space-between;color:var(--grey);font-size:.8125rem;
border-bottom:.1875rem solid var(--accent);padding-bottom:.375rem}
.masthead .label{margin-top:1.25rem}
.status{font-size:1.5rem;line-height:1.25;font-weight:300;color:var(--accent)}
.disclaimer{font-size:.8125rem;line-height:1.35;color:var(--accent)}
.title{margin-top:.5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0;text-wrap:balance;letter-spacing:-.01em}
.subtitle{font-size:1.0625rem;line-height:1.4;margin-top:.125rem}
.meta{margin-top:1.25rem;display:grid;gap:.75rem 1.25rem;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));
font-size:.8125rem;line-height:1.45}
dt{color:var(--grey);font-size:.75rem}
dd{margin:0}
.example{margin-top:1rem;font-size:.8125rem;color:var(--grey);font-style:italic}

.part,.slide{border-top:1px solid var(--line);margin-top:1.25rem;padding-top:1rem}
.part:has(>.full:last-child)+.part{border-top:0;margin-top:1rem}
.masthead+main>:first-child{margin-top:1.5rem}
h2,h3{font-size:1rem;line-height:1.5;margin:0 0 .25rem;color:var(--accent);text-wrap:balance}
h3{font-weight:400}
.cleared{font-size:.75rem;line-height:1.4;color:var(--grey);margin-bottom:.25rem}
.topic{margin-top:.875rem}
p.numbered,.letters>li{padding-left:2rem;position:relative}
p+p{margin-top:.25rem}
.number{position:absolute;left:0;width:1.5rem;color:var(--grey);font-size:.8125rem;line-height:1.5rem;
text-decoration:none;font-variant-numeric:lining-nums tabular-nums}
.letters{list-style:none;padding:0;margin:.125rem 0 .25rem 2rem;counter-reset:letter}
.letters>li{counter-increment:letter}
.letters>li::before{content:"(" counter(letter,lower-alpha) ")";position:absolute;left:0}
.note,.muted,.absent,.translation{color:var(--grey)}
.note{font-size:.8125rem;color:inherit}
.run-in{margin-right:.25em}

figure.table,figure.chart,.beside,.contents,.quotations{margin:.75rem 0}
.scroll{overflow-x:auto;overflow-y:hidden}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4;
font-variant-numeric:lining-nums tabular-nums}
caption{text-align:left;font-weight:700;font-size:.8125rem;padding-bottom:.25rem}
th,td{text-align:left;vertical-align:top;padding:.375rem .875rem .4375rem 0;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{vertical-align:bottom;font-size:.75rem;line-height:1.3;font-weight:700;color:var(--grey);padding-top:.3125rem}
.ruled{border-top:2px solid var(--ink);border-bottom:2px solid var(--ink)}
.ruled thead tr:last-child>*{border-bottom:1px solid var(--ink)}
.ruled tbody tr+tr>*{border-top:1px solid var(--line)}
.ruled tbody tr+tr>.again,.ruled tbody tr+tr>.again:empty{border-top-color:transparent}
.ruled tfoot tr:first-child>*{border-top:1px solid var(--ink);font-weight:700}
tfoot tr>*{font-weight:700}
.again>span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
td.id,th.id,td.name,th.name{font-weight:700}
td.id,th.id,td.date,.number{white-space:nowrap}
td.number,th.number{position:static;width:auto;text-align:right;color:inherit;font-size:inherit;line-height:inherit}
thead th.number{font-size:.75rem;line-height:1.3;color:var(--grey)}
td p+p,th p+p{margin-top:.25rem}
.narrow thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.narrow th,.narrow td{padding-top:.125rem;padding-bottom:.125rem}
.narrow td.number:first-child{width:2rem;padding-right:.625rem}
figcaption{font-size:.75rem;margin-top:.375rem}
.nb,.key{white-space:nowrap}
.key{margin-right:1rem}

svg{vertical-align:baseline;overflow:visible;max-width:none}
.f-solid{fill:var(--accent);stroke:var(--accent)}
.f-open{fill:var(--paper);stroke:var(--accent)}
.l-month{stroke:var(--line)}.l-review,.l-start{stroke:var(--ink)}
.l-solid,.l-open,.l-hatch{stroke:var(--accent)}
.l-month,.l-review,.l-start{vector-effect:non-scaling-stroke}
svg text{fill:var(--grey);font-family:inherit}
.t-year{font-weight:700}
.axis{position:relative;width:10.15rem;min-width:10.15rem;padding-left:0;line-height:1}
td.axis{padding-top:.5rem}
.axis .lines{position:absolute;left:0;top:0;width:11.6em;height:100%}
.axis svg{display:block;position:relative}
.axis .lines{position:absolute}
.bars td{padding-right:.5rem;padding-left:0}
.bar{white-space:nowrap;font-size:.75rem;line-height:1.25}
.bar svg{margin-right:.25rem}
.bars .number div{font-size:.75rem;line-height:1.25;min-height:.9375rem}
.absent{font-size:.75rem;line-height:1.25;white-space:nowrap;width:0}
.bars tbody th{font-weight:400}
.strip th,.strip td{padding-left:.1875rem;padding-right:.1875rem;text-align:center;min-width:1.375rem;line-height:1}
.strip th:first-child{padding-left:0;text-align:left;line-height:1.4;min-width:6rem}
.strip thead tr+tr th:first-child{min-width:1.375rem;text-align:center;line-height:1;padding-left:.1875rem}
.strip .group{border-left:1px solid var(--grey);text-align:left;font-weight:400;padding-left:.375rem}
.strip .unserved{font-weight:400}.strip .served{color:var(--ink)}
.strip td svg{display:block;margin:0 auto .1875rem}

.head{font-size:.75rem;font-weight:700;color:var(--grey)}
.contents .head{border-top:2px solid var(--ink);border-bottom:1px solid var(--ink);padding:.3125rem 0}
.contents ol{list-style:none;padding:0;font-size:.875rem;border-bottom:2px solid var(--ink)}
.contents li{padding:.375rem 0 .4375rem;line-height:1.4}
.contents li+li{border-top:1px solid var(--line)}
.contents a{text-decoration:none;display:block}
.contents a:hover{color:var(--accent);text-decoration:underline}
.quotations figure{border-top:1px solid var(--line);padding:.5rem 0}
blockquote{font-size:1.0625rem;text-wrap:balance}
.translation,.quotations figcaption{font-size:.875rem;margin-top:.125rem}

.src{font-size:.6875em;line-height:1;color:var(--grey);margin-left:.1875em;font-weight:400;font-style:normal;
vertical-align:.35em;font-variant-numeric:lining-nums;white-space:nowrap}
.src a{text-decoration:none;padding:0 .0625rem}
.src a:hover{color:var(--accent);text-decoration:underline}
.more,.many:hover>.fold,.many:focus-within>.fold,:target .many>.fold{display:none}
.many:hover>.more,.many:focus-within>.more,:target .many>.more{display:inline;white-space:normal}
.sources{border-top:.1875rem solid var(--accent);margin-top:2.5rem;padding-top:1rem;font-size:.8125rem;line-height:1.45}
.sources ol{padding-left:2.25rem;margin-top:.25rem}
.sources li::marker{color:var(--grey);font-variant-numeric:tabular-nums}
.sources li{padding:.0625rem 0;break-inside:avoid}
.sources a{text-decoration-color:var(--line);text-underline-offset:.15em}
code{font-family:ui-monospace,"SFMono-Regular",Consolas,"Liberation Mono",monospace;font-size:.8125rem;
color:var(--grey);margin-right:.375rem;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.625rem;font-size:.8125rem;color:var(--grey)}
footer strong{color:var(--ink);margin-right:.375rem}
footer .example{margin-top:.25rem}

.slide{border:1px solid var(--line);border-radius:.375rem;padding:1.5rem 1.75rem;margin-top:1.5rem}
.slide h2{font-size:1.5rem;line-height:1.25;margin-bottom:.75rem}
.slide>p,.slide>ol{font-size:1.125rem}
.slide>.cleared{font-size:.75rem}
.slide>p+p{margin-top:.5rem}
.notes{margin-top:1rem;border-top:1px solid var(--line);padding-top:.625rem;font-size:.9375rem}
.notes summary{color:var(--accent);cursor:pointer}
.notes p{margin-top:.5rem;max-width:44rem}

@media (min-width:52rem){
.matrix{table-layout:fixed}
.matrix th:first-child{width:var(--text)}
body{padding:2.25rem 2.25rem 4rem}
.masthead .label{float:left;clear:left;width:var(--label);margin-top:1.5rem}
.title{margin:1.375rem 0 0 var(--text)}
h1{font-size:2.25rem}
.status{font-size:2.25rem;line-height:1.2}
.masthead .label .disclaimer{margin-top:.375rem}
.meta{clear:left;padding-top:1rem;grid-template-columns:var(--text) repeat(auto-fit,minmax(9rem,1fr));column-gap:0}
.meta>div{padding-right:1.25rem}
.part{display:flow-root}
.part h2,.part h3,.part .cleared{float:left;clear:left;width:var(--label);margin:0}
.part h3{clear:left}
.topic{display:flow-root}
.part>p,.part>ol,.part>nav,.part>figure.table,.beside,.topic>p,.topic>ol,.topic>figure.table,.part>.quotations,
.part>.notes,.topic>.quotations{margin-left:var(--text)}
.part>.full.table,.part>.full.chart,.topic>.full{margin-left:0;clear:left;padding-top:.375rem}
.part .cleared{margin-left:0;padding-right:.5rem}
.part p.numbered{padding-left:0}
.part p.numbered>.number,.notes p.numbered>.number{left:-2.25rem;text-align:right}
.letters{margin-left:0}
.part>ol.letters{margin-left:var(--text)}
.quotations figure{display:grid;grid-template-columns:41fr 36fr 20fr;gap:1.25rem}
.translation,.quotations figcaption{margin-top:.1875rem}
.beside{display:grid;grid-template-columns:1fr 1fr;gap:2.25rem;margin-top:0}
.beside>*{margin:0!important}
.sources ol{columns:2;column-gap:2.5rem}
.slide{padding:2.25rem 2.75rem;min-height:24rem}
}

@media (max-width:43.99rem){
table.cards,.cards tbody,.cards tfoot,.cards tr,.cards th,.cards td{display:block;width:auto;text-align:left;padding:0}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tr{padding:.5rem 0 .625rem}
.ruled.cards tbody tr+tr{border-top:1px solid var(--line)}
.ruled.cards tbody tr+tr>*{border-top:0}
.ruled.cards tfoot tr{border-top:1px solid var(--ink)}
.ruled.cards tfoot tr>*{border-top:0!important}
.cards td[data-title]{display:flow-root;padding-left:7.5rem;margin-top:.1875rem}
.cards td[data-title]::before{content:attr(data-title);float:left;width:7rem;margin-left:-7.5rem;font-size:.75rem;
line-height:1.225rem;font-weight:400;color:var(--grey)}
.cards td:empty{display:none}
.cards .again{display:none}
.cards td.axis{display:none}
.cards .axis{width:auto}
.bars.cards .number div{text-align:left}
.bars.cards .absent{width:auto}
.bars.cards .nil{display:none}
.strip{width:auto}
}
"""
