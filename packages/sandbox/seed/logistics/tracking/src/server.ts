import Fastify from 'fastify';
import { createDhl } from './carriers/dhl.ts';
import { readCredentials } from './credentials.ts';

const credentials = readCredentials(process.env);
const carriers = [createDhl(credentials)];
const server = Fastify();

server.get('/live', async () => 'ok');
server.get('/ready', async () => 'ok');

server.get<{ Params: { code: string } }>('/v1/parcels/:code', async (request, reply) => {
  for (const carrier of carriers) {
    const parcel = await carrier.find(request.params.code);
    if (parcel) {
      return parcel;
    }
  }
  return reply.code(404).send({ message: 'No carrier knows the parcel' });
});

await server.listen({ host: '0.0.0.0', port: 8080 });
