package dev.parley.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time that the data has: where the past is taken through the pipeline once more, it stands until it is set. */
public final class DataClock extends Clock {

    private volatile Instant now;

    public DataClock(Instant now) {
        this.now = now;
    }

    /** Sets the time, also back. */
    public void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
