import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * @typedef {object} Certificates
 * @property {string} folder
 * @property {string} ca the authority's certificate, in PEM
 * @property {string} caFile
 * @property {string} certFile of every server of the cluster
 * @property {string} keyFile
 * @property {string} serviceAccountKeyFile signs the tokens of service accounts
 * @property {string} serviceAccountPublicKeyFile
 */

/** Makes what the servers prove themselves with, and clients trust. */
export async function makeCertificates({ folder, built }) {
  const own = path.join(folder, 'certificates');
  fs.mkdirSync(own);
  await promisify(execFile)(built.program('certificates'), [own]);
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const file = name => path.join(own, name);
  fs.writeFileSync(file('service-accounts.key'), privateKey, { mode: 0o600 });
  fs.writeFileSync(file('service-accounts.pub'), publicKey);
  return {
    folder: own,
    ca: fs.readFileSync(file('ca.crt'), 'utf8'),
    caFile: file('ca.crt'),
    certFile: file('tls.crt'),
    keyFile: file('tls.key'),
    serviceAccountKeyFile: file('service-accounts.key'),
    serviceAccountPublicKeyFile: file('service-accounts.pub'),
  };
}
