import { createHmac, timingSafeEqual } from 'node:crypto';
import { RequestValidator } from '@backstage/plugin-events-node';

/**
 * Refuses requests that do not carry the HMAC (SHA-256, in hexadecimal) of their body under the secret, in the header that
 * Gitea and Forgejo send: see Gitea's documentation, "Webhooks".
 */
export function signatureValidator(secret: string): RequestValidator {
  return async (request, context) => {
    const given = request.headers['x-gitea-signature'];
    const expected = createHmac('sha256', secret)
      .update(request.raw.body)
      .digest();
    const signature = Buffer.from(
      typeof given === 'string' ? given : '',
      'hex',
    );
    if (
      signature.length !== expected.length ||
      !timingSafeEqual(signature, expected)
    ) {
      context.reject({
        status: 403,
        payload: { message: 'The signature is wrong' },
      });
    }
  };
}
