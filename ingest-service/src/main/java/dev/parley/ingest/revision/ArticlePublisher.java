package dev.parley.ingest.revision;

/** Where article revisions go. */
public interface ArticlePublisher {

    /**
     * Publishes a revision and returns when it is safely stored. Publishing the same revision twice is allowed: readers
     * recognise the repeat by its event id.
     *
     * @throws NotPublishedException when that could not be made sure; the revision must be published again
     */
    void publish(ArticleRevision revision);

    /** The revision may or may not have been published. */
    final class NotPublishedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotPublishedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
