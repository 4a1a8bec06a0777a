// The architecture of Umeet as data. `npm run lint:arch` fails when an import crosses a line (docs/architecture.md).
const TEST = '\\.test\\.tsx?$';
const SOURCE = '^(main|preload|renderer|service|domain)/';

/** Files under `from` may import, of our own source, only what matches `to`. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: TEST },
  to: { path: SOURCE, pathNot: to },
});
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    only('domain-is-pure', '^domain/', '^domain/', 'domain/ imports nothing but domain/'),
    forbid(
      'domain-no-packages',
      { path: '^domain/', pathNot: TEST },
      { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg'] },
      'domain/ is plain TypeScript',
    ),
    only(
      'service-inward',
      '^service/',
      '^(service|domain)/',
      'the service must also run without Electron',
    ),
    only(
      'protocol-is-pure',
      '^service/protocol/',
      '^(service/protocol|domain)/',
      'the wire format is read by both ends',
    ),
    forbid(
      'protocol-only-schemas',
      { path: '^service/protocol/', pathNot: TEST },
      { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '^node_modules/zod/' },
      'the wire contract knows the schema library and nothing else',
    ),
    only(
      'preload-inward',
      '^preload/',
      '^(preload|domain)/',
      'preload is a bridge, not a place for logic',
    ),
    only(
      'main-inward',
      '^main/',
      '^(main|domain)/|^preload/contract\\.ts$|^service/index\\.ts$',
      'main sees the service only through its door',
    ),
    only(
      'renderer-inward',
      '^renderer/',
      '^(renderer|domain)/|^preload/contract\\.ts$|^service/protocol/',
      'renderer never sees main or the insides of the service',
    ),
    forbid(
      'contract-via-platform',
      { path: '^renderer/(?!platform/)' },
      { path: '^preload/' },
      'only renderer/platform knows there is a preload',
    ),
    forbid(
      'contract-is-types',
      { path: '^renderer/' },
      { path: '^preload/', dependencyTypesNot: ['type-only'] },
      'renderer takes types from the contract and values from window.umeet',
    ),
    forbid(
      'preload-carries-nothing',
      { path: '^preload/', pathNot: TEST },
      { path: '^domain/', dependencyTypesNot: ['type-only'] },
      'the sandboxed bundle stays tiny',
    ),
    forbid(
      'wires-below-features',
      { path: '^renderer/(features|commands|react)/', pathNot: TEST },
      { path: '^(service|renderer/(rtc|signalling))/', dependencyTypesNot: ['type-only'] },
      'features speak to the session, not to the wires',
    ),
    forbid(
      'electron-stays-home',
      { path: '^(?!main/|preload/|test/)' },
      { path: '^(node_modules/)?electron(/|$)' },
      'electron is imported in main/ and preload/ only',
    ),
    forbid(
      'no-node-in-browser-code',
      { path: '^(renderer|preload|domain|service/protocol)/', pathNot: TEST },
      { dependencyTypes: ['core'] },
      'browser code',
    ),
    forbid(
      'react-free-engine',
      {
        path: '^(main|preload|service|renderer/(rtc|signalling|storage|recording|platform|session|commands))/',
      },
      { path: '(^|/)(react|react-dom)(/|$)' },
      'the call engine runs and is tested without React',
    ),
    forbid(
      'engine-below-features',
      { path: '^renderer/(rtc|signalling|storage|recording|platform|session|commands|ui)/' },
      { path: '^renderer/(features|app|react)/' },
      'arrows point down',
    ),
    only(
      'storage-keeps-to-itself',
      '^renderer/storage/',
      '^renderer/(storage|platform)/|^domain/',
      'the archive is behind a port',
    ),
    forbid(
      'storage-values-at-root',
      { path: '^renderer/(?!storage/|session/|app/)', pathNot: TEST },
      { path: '^renderer/storage/', dependencyTypesNot: ['type-only'] },
      'features read the history from the session; the database comes in a file of its own',
    ),
    forbid(
      'wires-know-nothing',
      { path: '^renderer/(rtc|signalling|storage|recording|platform)/' },
      { path: '^renderer/session/' },
      'session joins the wires; the wires do not know it',
    ),
    forbid(
      'ui-is-dumb',
      { path: '^renderer/ui/' },
      {
        path: '^(renderer/(rtc|signalling|storage|platform|session|react|commands)|domain|service|preload)/',
      },
      'ui/ takes props',
    ),
    forbid(
      'features-are-islands',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
      'features meet in app/',
    ),
    forbid(
      'enter-by-the-door',
      { path: '^renderer/app/' },
      { path: '^renderer/features/[^/]+/(?!index\\.tsx?$)' },
      'import the feature, not its files',
    ),
    forbid(
      'nobody-imports-app',
      { path: '^renderer/(?!app/)' },
      { path: '^renderer/app/' },
      'app/ is the composition root',
    ),
    forbid(
      'storage-only-at-root',
      { path: '^service/(?!index\\.ts|storage/)', pathNot: TEST },
      { path: '^service/storage/', dependencyTypesNot: ['type-only'] },
      'rooms, reports… ask for a port',
    ),
    forbid(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'a cycle is one module pretending to be two',
    ),
    forbid(
      'no-test-in-source',
      { path: SOURCE, pathNot: TEST },
      { path: '^test/|\\.test\\.tsx?$' },
      'production code never imports tests',
    ),
    forbid(
      'no-orphans',
      { orphan: true, path: SOURCE, pathNot: '(\\.d\\.ts$|index\\.ts$)' },
      {},
      'a file nobody imports is dead',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
