// What the two sides of a page say to each other: the page's isolated world over a binding, the host by calling a
// function of that world. `args` and `data` are texts of codec.ts.

/** From the page to the host. */
export type PageMessage =
  | { readonly t: 'send'; readonly channel: string; readonly args: string }
  | { readonly t: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly t: 'ask'; readonly id: number; readonly kind: string; readonly args: string }
  | {
      readonly t: 'post';
      readonly channel: string;
      readonly args: string;
      readonly ports: readonly number[];
    }
  | { readonly t: 'port-data'; readonly port: number; readonly data: string }
  | { readonly t: 'zoom'; readonly factor: number }
  | { readonly t: 'title'; readonly title: string }
  | {
      readonly t: 'preload-error';
      readonly path: string;
      readonly message: string;
      readonly stack: string;
    };

/** From the host to the page. */
export type HostMessage =
  | { readonly t: 'reply'; readonly id: number; readonly result?: string; readonly error?: string }
  | { readonly t: 'message'; readonly channel: string; readonly args: string }
  | {
      readonly t: 'posted';
      readonly channel: string;
      readonly args: string;
      readonly ports: readonly number[];
    }
  | { readonly t: 'port-data'; readonly port: number; readonly data: string }
  | { readonly t: 'port-close'; readonly port: number };

/** What a page's isolated world is told when it begins. */
export interface WorldFacts {
  /** Proves to the host that a question comes from here. */
  readonly token: string;
  /** Id of the webContents. */
  readonly contents: number;
  /** Where pages of other origins reach the host's synchronous channel, and its path. */
  readonly syncOrigin: string;
  readonly syncPath: string;
  /** `process` of the preload script. */
  readonly process: object;
}

/** The binding by which the isolated world speaks to the host, and its function that the host calls. */
export const TO_HOST = '__electronHostSend';
export const FROM_HOST = '__electronHostReceive';
