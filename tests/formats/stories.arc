filedesc://samples.arc 0.0.0.0 20240101000000 text/plain 69
1 0 Legation
URL IP-address Archive-date Content-type Archive-length

https://samples.example/xi-zelenskyy-call 192.0.2.1 20240101000000 text/html 1429
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Content-Length: 1348

<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Xi and Zelenskyy speak by phone for the first time since the invasion | Legation samples</title>
<link rel="canonical" href="https://samples.example/xi-zelenskyy-call">
<meta property="og:site_name" content="Legation samples"><meta name="author" content="A Legation writer">
<meta property="article:published_time" content="2023-04-26T09:30:00+00:00"><meta property="article:section" content="World"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Xi and Zelenskyy speak by phone for the first time since the invasion</h1>
<figure><img src="flags.jpg" alt=""><figcaption>Flags before a conference hall.</figcaption></figure>
<p>KYIV - Ukrainian President Volodymyr Zelenskyy and Chinese President Xi Jinping spoke by telephone on Wednesday, their first call since Russia&#x27;s full invasion of Ukraine. Zelenskyy called the conversation long and meaningful.</p>
<p>Xi said that China would send a special representative to Ukraine to seek a political settlement. Zelenskyy named a former minister, Pavlo Riabikin, as Ukraine&#x27;s ambassador to Beijing.</p>
<p>The White House welcomed the call.</p>
</article></main><footer><p>Copyright 2009 Legation samples. All rights reserved.</p></footer></body></html>

