package dev.parley.alert.delivery;

/** Somebody or something that is told of notices. Used by several threads. */
public interface Receiver {

    /** The type, as the routes file names it. */
    String type();

    /** Where it is, for people to see; without anything secret. */
    String address();

    /** Whether it takes several notices in one message. */
    boolean takesSeveral();

    /** Delivers a message, or fails, within a minute. Every expected outcome is a value. */
    Outcome deliver(Message message);
}
