/**
 * Version of the wire contract. It is raised when an old client would misunderstand a new service;
 * a client that asks for another version is refused with `protocol-mismatch` and says so to the person.
 */
export const PROTOCOL_VERSION = 4;
