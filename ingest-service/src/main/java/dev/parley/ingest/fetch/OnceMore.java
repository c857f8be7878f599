package dev.parley.ingest.fetch;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.util.TimeValue;

/**
 * Asks once more, at once, when a connection breaks before it has answered: servers close connections that are kept for
 * the next request at the very moment it comes. Whatever says more than that is not asked again here, no status least of
 * all; forms are sent but once.
 */
final class OnceMore extends DefaultHttpRequestRetryStrategy {

    OnceMore() {
        super(
                1,
                TimeValue.ZERO_MILLISECONDS,
                List.of(
                        InterruptedIOException.class,
                        UnknownHostException.class,
                        ConnectException.class,
                        NoRouteToHostException.class,
                        SSLException.class,
                        MessageConstraintException.class),
                List.of());
    }
}
