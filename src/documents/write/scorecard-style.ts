// The look of the scorecard page (得分单样式): one sheet for desk, phone and paper.
import { fontStack } from './waterfall.ts';

export const scorecardStyle = `
:root{color-scheme:light;--ink:#1f2328;--quiet:#57606a;--line:#d0d7de;--red:#b3261e;--paper:#fff;--wash:#f6f5f2}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:16px/1.65 ${fontStack};overflow-wrap:anywhere}
main{max-width:880px;margin:0 auto;padding:28px 40px 40px;background:var(--paper);border-top:4px solid var(--red)}
.warning{margin:0;padding:9px 16px;background:#fff1d6;border-bottom:1px solid #a35a16;color:#5c3200;text-align:center;font-weight:bold;font-size:14px}
h1{margin:0;font-size:25px;line-height:1.35;text-align:center}
h2{margin:34px 0 10px;padding-left:10px;border-left:4px solid var(--red);font-size:19px}
.under{margin:4px 0 22px;text-align:center;color:var(--quiet)}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:1px;margin:0;background:var(--line);border:1px solid var(--line)}
.figures div{padding:12px 8px;background:var(--paper);text-align:center}
.figures dt{font-size:14px;color:var(--quiet)}
.figures dd{margin:2px 0 0;font-size:24px;font-weight:bold;line-height:1.3;font-variant-numeric:tabular-nums}
.figures small{display:block;font-size:12px;font-weight:normal;color:var(--quiet)}
figure{margin:0}
svg{display:block;width:100%;max-width:600px;height:auto;margin:0 auto}
table{width:100%;border-collapse:collapse;font-size:15px}
th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--wash);font-weight:bold}
td.number,th.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td small{display:block;color:var(--quiet)}
tr.costs td.lost{color:var(--red);font-weight:bold}
a{color:inherit;text-decoration-color:var(--quiet);text-underline-offset:3px}
details{border-left:2px solid var(--line);padding-left:12px;margin:5px 0}
details details{margin-left:6px}
details:target>summary{background:#fff1d6}
summary{cursor:pointer;padding:2px 0}
summary b{margin-left:8px;white-space:nowrap;font-variant-numeric:tabular-nums}
.rule{color:var(--quiet);font-size:13px;margin-left:8px}
details p{margin:3px 0}
details ul{margin:3px 0;padding-left:20px}
.label{color:var(--quiet);font-size:14px}
.aside{color:var(--quiet);text-decoration:line-through}
.assumed{color:#7a4100}
blockquote{margin:4px 0 6px;padding:5px 12px;background:var(--wash);white-space:pre-line;font-size:14px}
footer{margin-top:34px;padding-top:12px;border-top:1px solid var(--line);font-size:12.5px;color:var(--quiet)}
footer code{font-size:11px;word-break:break-all}
summary:focus-visible,a:focus-visible{outline:2px solid #1f5f8b;outline-offset:2px}
@media (max-width:620px){
main{padding:18px 14px 28px}
h1{font-size:20px}
h2{font-size:17px;margin-top:26px}
.figures{grid-template-columns:repeat(2,1fr)}
.figures dd{font-size:20px}
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table,tbody,tr,td{display:block}
tr{padding:8px 0;border-bottom:1px solid var(--line)}
td{padding:0;border:0}
td.number{display:inline-block;margin-right:16px;text-align:left}
td.number::before{content:attr(data-label) " ";color:var(--quiet);font-weight:normal}
td.empty{display:none}
details{padding-left:8px}
details details{margin-left:2px}
}
@media print{
@page{size:A4;margin:18mm 16mm}
body{display:table;width:100%;background:none;font-size:11pt}
.warnings{display:table-header-group;break-inside:avoid}
main{display:table-row-group}
.warning{border:1px solid #a35a16;font-size:10pt;padding:4px 8px;print-color-adjust:exact}
.warning:last-child{margin-bottom:12px}
h2,summary{break-after:avoid}
tr,figure,.figures{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto;height:auto}
svg{max-width:440px}
}
`;
