import { createHmac } from 'node:crypto';

/** Shows that one knows the token of a data folder's server without telling it. */
export const proofOf = (token: string, nonce: string): string => createHmac('sha256', token).update(nonce).digest('hex');
