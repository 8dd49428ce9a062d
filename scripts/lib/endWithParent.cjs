// Ends this process when the one that started it is gone, however that went: the channel between them closes.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// An open channel alone keeps no process alive that has nothing else to do.
process.channel?.unref();
