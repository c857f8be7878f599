package dev.parley.ingest.fetch;

import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.network.RefusedAddressException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.UnsupportedSchemeException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Says of an exception of the HTTP client what it means. */
final class Trouble {

    private Trouble() {}

    static FetchResult of(Exception e) {
        for (Throwable cause : List.of(e, e.getCause() == null ? e : e.getCause())) {
            if (cause instanceof RefusedAddressException || cause instanceof UnsupportedSchemeException) {
                return new Refused(String.valueOf(cause.getMessage()));
            }
        }
        if (e instanceof UnknownHostException) {
            return new Failed(Failure.NAME, "the name cannot be resolved: " + e.getMessage(), null);
        }
        if (e instanceof ConnectTimeoutException) {
            return new Failed(Failure.TIMEOUT, "no connection within 10 s", null);
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new Failed(Failure.TIMEOUT, "the server stopped answering", null);
        }
        if (e instanceof HttpHostConnectException) {
            return new Failed(Failure.CONNECTION, String.valueOf(e.getMessage()), null);
        }
        if (e instanceof SSLException) {
            return new Failed(Failure.TLS, "no secure connection: " + e.getMessage(), null);
        }
        if (e instanceof MessageConstraintException) {
            return new Failed(Failure.PROTOCOL, "the head of the answer is too long: " + e.getMessage(), null);
        }
        if (e instanceof ClientProtocolException || e instanceof ZipException || e instanceof EOFException) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            return new Failed(Failure.PROTOCOL, "no proper answer: " + why, null);
        }
        return new Failed(Failure.CONNECTION, "the connection broke: " + e.getMessage(), null);
    }
}
