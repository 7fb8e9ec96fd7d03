// A certificate of our own (测试证书): a pair of files, made by OpenSSL for the moment.
import { spawnSync } from 'node:child_process';

/** Writes `<path>.pem` and `<path>.key`; `openssl` is the program. */
export function makeCertificate(openssl: string, path: string): { cert: string; key: string } {
  const [cert, key] = [`${path}.pem`, `${path}.key`];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const { status, stderr } = spawnSync(
    openssl,
    [
      'req',
      '-x509',
      ...curve,
      '-nodes',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return { cert, key };
}
