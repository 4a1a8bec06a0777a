// The ready-made browser bundle of simple-peer 9, which brings what it needs of Node's streams with it. The types of
// DefinitelyTyped belong to the Node entry and would pull Node's globals into browser code; simplePeer.ts has ours.
declare module 'simple-peer/simplepeer.min.js' {
  const SimplePeer: unknown;
  export default SimplePeer;
}
