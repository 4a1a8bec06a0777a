import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import { receiptText } from '../../domain/faults/manifest.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** `receipt.json` of a bundle: what the service says it got, and when by its own clock. */
export const receiptSchema = z.strictObject({
  /** Of the zip as it was sent, without the receipt. */
  bundleSha256: sha256Schema,
  manifestSha256: sha256Schema,
  reportNumber: z.number().int().min(1),
  receivedAtMs: z.number().int(),
  /** Ed25519 (RFC 8032), base64url: the 32 bytes of the key, the 64 of the signature over `receiptText`. */
  publicKey: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** What a receipt states. */
export type ReceiptFacts = Omit<Receipt, 'publicKey' | 'signature'>;

/** Signs receipts with the service's key. */
export interface ReceiptSigner {
  /** By which everybody can check them. */
  readonly publicKey: string;
  sign(facts: ReceiptFacts): Receipt;
}

/** A new key for {@link createReceiptSigner}, as PKCS #8. */
export function makeSigningKey(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}

/** A signer with that key; throws for anything but an Ed25519 key as PKCS #8. */
export function createReceiptSigner(pkcs8: Uint8Array): ReceiptSigner {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return {
    publicKey,
    sign(facts) {
      const signature = sign(null, Buffer.from(receiptText(facts)), key).toString('base64url');
      return { ...facts, publicKey, signature };
    },
  };
}
