#!/usr/bin/env node
// Written so that even a Node that is far too old can read it, and say so.
if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error('socle needs Node 22 or newer. This is %s.', process.version);
  process.exit(2);
}
require('../dist/socle.cjs');
