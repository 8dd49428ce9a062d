// Written so that even a Node that is far too old can read it, and say so.
var major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  console.error(
    'Socle needs Node 18 or newer to start, and this is ' +
      process.version +
      '. Install a current Node (https://nodejs.org) and run the command again.',
  );
  process.exit(1);
}
import('./tasks/' + process.argv[2] + '.mjs')
  .then(function (task) {
    return task.run(process.argv.slice(3));
  })
  .catch(function (error) {
    console.error(
      '\n' + (error.name === 'SocleError' ? error.message : error.stack),
    );
    process.exit(1);
  });
