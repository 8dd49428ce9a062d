import Fastify from 'fastify';
import { pay } from './pay.ts';

const server = Fastify();

server.get('/live', async () => 'ok');
server.get('/ready', async () => 'ok');

server.post<{ Body: { basket: string; amount: number; currency: string; card: string } }>(
  '/v1/charges',
  async (request, reply) => {
    const charge = await pay(request.body);
    return reply.code(charge.state === 'declined' ? 402 : 201).send(charge);
  },
);

await server.listen({ host: '0.0.0.0', port: 8080 });
