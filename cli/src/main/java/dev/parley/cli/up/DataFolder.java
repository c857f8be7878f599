package dev.parley.cli.up;

import dev.parley.localstack.LocalStackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that holds the state of a local system; one run at a time works on it. */
final class DataFolder implements AutoCloseable {

    private static final long NEEDED_BYTES = 300L << 20;
    private static final long FULL_BYTES = 20L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder when absent and locks it. The operating system gives the lock back when a run is killed, so a
     * lock is never stale.
     *
     * @throws LocalStackException when another run works on it, it cannot be written, or its disk is all but full
     */
    static DataFolder lock(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Path file = path.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new LocalStackException("another parley (process " + owner + ") is running on " + path
                        + "; stop it, or name another folder with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            DataFolder data = new DataFolder(path, channel);
            data.requireSpace();
            return data;
        } catch (IOException e) {
            throw new LocalStackException(
                    "cannot use " + path + " for the data: " + e + "; name a folder of your own with --data", e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process holds it
        }
    }

    private void requireSpace() throws IOException {
        if (freeBytes() < NEEDED_BYTES) {
            lock.close();
            throw new LocalStackException("the disk is full: " + (freeBytes() >> 20) + " MB are free in " + path + ", "
                    + (NEEDED_BYTES >> 20) + " MB are needed; make room, or name another folder with --data");
        }
    }

    Path path() {
        return path;
    }

    Path of(String part) {
        return path.resolve(part);
    }

    long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isFull() {
        return freeBytes() < FULL_BYTES;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
