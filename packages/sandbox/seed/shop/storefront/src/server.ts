import Fastify from 'fastify';
import { renderSearch } from './pages/search.ts';

const server = Fastify();

server.get('/live', async () => 'ok');
server.get('/ready', async () => 'ok');

server.get<{ Querystring: { q?: string } }>('/search', async (request, reply) =>
  reply.type('text/html').send(await renderSearch(request.query.q ?? '')),
);

await server.listen({ host: '0.0.0.0', port: 8080 });
