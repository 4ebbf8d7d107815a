"""How the page of a reading looks: one sheet of style, without any picture, font or script from elsewhere."""

STYLE = """
:root{--ink:#1c2024;--dim:#60646c;--line:#d9dce1;--paper:#fff;--soft:#f5f6f8;--high:#cdeed8;--mid:#fbeab4;--low:#fbd7c6;--here:#ffd24d;
--link:#0b5cad}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1.5rem}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif}
a{color:var(--link)}a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header,footer{padding:1rem 1.5rem;max-width:100rem;margin:auto}
header h1{font-size:1.3rem;margin:.2rem 0}header p,footer p{margin:.3rem 0;color:var(--dim);max-width:70ch}
nav ol{margin:.4rem 0;padding-inline-start:1.4rem}
.key mark{margin-inline-end:.8rem}
section{border-top:1px solid var(--line);padding:1rem 1.5rem;max-width:100rem;margin:auto}
section h2{font-size:1.15rem;margin:.2rem 0}
.facts{color:var(--dim);font-size:.85rem;overflow-wrap:anywhere;margin:.2rem 0 1rem}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem;align-items:start}
.source{font-family:Georgia,"Noto Serif","Noto Naskh Arabic",serif;font-size:1.05rem;line-height:1.85}
.source p{margin:.7rem 0;overflow-wrap:anywhere}.source p.title{font-weight:700;line-height:1.4}
.source p.aside{color:#70757d;font:italic .85rem/1.5 system-ui,sans-serif;border-inline-start:3px solid var(--line);
padding-inline-start:.7rem;margin:.25rem 0}
.why{font-style:normal;font-size:.75rem;background:var(--soft);border:1px solid var(--line);border-radius:.6rem;padding:0 .5rem;
margin-inline:.1rem .5rem}
mark{color:inherit;border-radius:.2rem;padding:.05rem 0}
.high{background:var(--high)}.mid{background:var(--mid)}.low{background:var(--low)}mark.sentence{background:none}
mark:target,mark.sentence:target{background:var(--here);outline:2px solid #b98900}
sup{line-height:0;font:600 .62rem system-ui,sans-serif;margin-inline:.08rem}sup a{text-decoration:none;padding:0 .1rem}
.drafts{position:sticky;top:0;max-height:100vh;overflow:auto;padding-inline-end:.5rem}
article{border:1px solid var(--line);border-radius:.6rem;padding:.7rem .9rem;margin:0 0 .9rem;background:var(--paper)}
article:target,tr:target{border-color:#b98900;background:#fff8e0}
article h3{font-size:1rem;margin:0;display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap}
.sure{font-size:.75rem;border-radius:.6rem;padding:0 .5rem;font-weight:500}
.name{color:var(--dim);font:.75rem ui-monospace,monospace;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.88rem;margin:.4rem 0}
th,td{text-align:start;vertical-align:top;padding:.22rem .5rem .22rem 0;border-top:1px solid var(--soft);overflow-wrap:anywhere}
th{font-weight:500;color:var(--dim);width:8.5rem}
td .from{display:block;font-size:.78rem;color:var(--dim)}
.open{color:#8a5a00}.disputed{color:#a02020}
details{font-size:.8rem}summary{cursor:pointer;color:var(--dim)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);padding:.6rem;border-radius:.4rem;margin:.4rem 0}
.left{font-size:.85rem;color:var(--dim)}
@media (max-width:60rem){.two{grid-template-columns:1fr}.drafts{position:static;max-height:none}}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--dim:#9ba1a9;--line:#3a3f45;--paper:#15181b;--soft:#202429;--high:#1d4a30;
--mid:#55450f;--low:#5b2c18;--here:#7a5a00;--link:#7fb8ff}
article:target,tr:target{background:#2b2410}.open{color:#e0b050}.disputed{color:#ff9a9a}.source p.aside{color:#8d939b}}
@media print{.drafts{position:static;max-height:none}.two{display:block}}
""".strip()
