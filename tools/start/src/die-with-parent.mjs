/**
 * Loaded into every process that `npm start` starts: when the parent is gone, however it went, the
 * channel to it closes, and the process stops as if it had been told to. Children of those processes
 * inherit the flag, but their channels lead elsewhere and may be closed on purpose.
 */
if (process.channel && process.ppid === Number(process.env.SWITCHBOARD_START_PID)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
