/** Prefixes by which the namespaces are usually known; empty for the formats' own. */
const usualPrefixes: Record<string, string> = {
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss2.1': '',
  'http://backend.userland.com/rss091': '',
  'http://backend.userland.com/rss092': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/rss.html': '',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://purl.org/rss/2.0/': '',
  'http://example.com/newformat#': '',
  'http://example.com/necho': '',
  'http://purl.org/echo/': '',
  'uri/of/echo/namespace#': '',
  'http://purl.org/pie/': '',
  'http://purl.org/atom/ns#': '',
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/rss/1.0/modules/rss091#': '',
  'http://webns.net/mvcb/': 'admin',
  'http://purl.org/rss/1.0/modules/aggregation/': 'ag',
  'http://purl.org/rss/1.0/modules/annotate/': 'annotate',
  'http://www.w3.org/2007/app': 'app',
  'http://media.tangent.org/rss/1.0/': 'audio',
  'http://backend.userland.com/blogchannelmodule': 'blogchannel',
  'http://web.resource.org/cc/': 'cc',
  'http://creativecommons.org/ns#': 'cc',
  'http://backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html': 'creativecommons',
  'http://purl.org/rss/1.0/modules/company': 'co',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://conversationsnetwork.org/rssnamespace-1.0/': 'conversationsnetwork',
  'http://my.theinfo.org/changed/1.0/rss/': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/email/': 'email',
  'http://purl.org/rss/1.0/modules/event/': 'ev',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://freshmeat.net/rss/fm/': 'fm',
  'http://xmlns.com/foaf/0.1/': 'foaf',
  'http://www.w3.org/2003/01/geo/wgs84_pos#': 'geo',
  'http://www.georss.org/georss': 'georss',
  'http://www.opengis.net/gml': 'gml',
  'http://postneo.com/icbm/': 'icbm',
  'http://purl.org/rss/1.0/modules/image/': 'image',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://purl.org/rss/1.0/modules/link/': 'l',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/mrss/': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss/': 'media',
  'http://a9.com/-/spec/opensearch/1.1/': 'opensearch',
  'http://a9.com/-/spec/opensearchrss/1.0/': 'opensearch',
  'http://madskills.com/public/xml/rss/module/pingback/': 'pingback',
  'https://podcastindex.org/namespace/1.0': 'podcast',
  'http://prismstandard.org/namespaces/1.2/basic/': 'prism',
  'http://podlove.org/simple-chapters': 'psc',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/2000/01/rdf-schema#': 'rdfs',
  'http://purl.org/rss/1.0/modules/reference/': 'ref',
  'http://purl.org/rss/1.0/modules/richequiv/': 'reqv',
  'http://purl.org/rss/1.0/modules/search/': 'search',
  'http://purl.org/rss/1.0/modules/slash/': 'slash',
  'http://purl.org/rss/1.0/modules/servicestatus/': 'ss',
  'http://schemas.xmlsoap.org/soap/envelope/': 'soap',
  'http://hacks.benhammersley.com/rss/streaming/': 'str',
  'http://purl.org/rss/1.0/modules/subscription/': 'sub',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://schemas.pocketsoap.com/rss/mydescmodule/': 'szf',
  'http://purl.org/rss/1.0/modules/taxonomy/': 'taxo',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://purl.org/syndication/history/1.0': 'fh',
  'http://purl.org/rss/1.0/modules/threading/': 'thr',
  'http://purl.org/rss/1.0/modules/textinput/': 'ti',
  'http://madskills.com/public/xml/rss/module/trackback/': 'trackback',
  'http://wellformedweb.org/commentapi/': 'wfw',
  'http://purl.org/rss/1.0/modules/wiki/': 'wiki',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://www.w3.org/1998/math/mathml': 'mathml',
  'http://www.w3.org/2000/svg': 'svg',
}

/** The usual prefix of a namespace; `undefined` for one that we have not met. */
export function usualPrefix(namespace: string): string | undefined {
  const plain = namespace.trim().toLowerCase()
  return usualPrefixes[plain] ?? usualPrefixes[plain.replace(/^https:/, 'http:')] ?? usualPrefixes[`${plain}/`]
}

/** Prefixes that people write for a format's own namespace, and sometimes forget to declare. */
const ownPrefixes = new Set(['rss', 'atom', 'atom03', 'atom10', 'a10'])

/** One name for an element, whatever prefix its document uses and whether or not it declares it. */
export function canonicalKey(namespace: string, prefix: string, name: string): string {
  const local = name.toLowerCase()
  if (namespace) {
    const usual = usualPrefix(namespace)
    if (usual !== undefined) return usual ? `${usual}:${local}` : local
    // An unknown default namespace is a format's own that somebody spelt otherwise.
    return prefix ? `${prefix.toLowerCase()}:${local}` : local
  }
  if (!prefix || ownPrefixes.has(prefix.toLowerCase())) return local
  return `${prefix.toLowerCase()}:${local}`
}
