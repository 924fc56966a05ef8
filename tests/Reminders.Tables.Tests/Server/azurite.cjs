// Runs Azurite until whoever started it is gone: then its end of standard input closes, however it ended.
process.stdin.resume().on('end', () => process.exit(0));
require(process.argv.splice(2, 1)[0] + '/azurite/dist/src/azurite.js');
