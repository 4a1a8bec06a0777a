// The door of the login at a proxy server.
export { ProxyLoginHost } from './ProxyLoginHost.tsx';
