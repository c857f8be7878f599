package dev.parley.testkit;

/** Whether tests use the embedded programs or containers: system property {@code parley.test.broker}. */
enum TestBroker {
    EMBEDDED,
    CONTAINER;

    private static final String PROPERTY = "parley.test.broker";

    static TestBroker chosen() {
        String value = System.getProperty(PROPERTY, "embedded");
        return switch (value) {
            case "embedded" -> EMBEDDED;
            case "container" -> CONTAINER;
            default ->
                throw new IllegalArgumentException("-D" + PROPERTY + "=" + value + ": neither embedded nor container");
        };
    }
}
