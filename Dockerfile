# One recipe for every module that runs: docker build --build-arg MODULE=check-service .
# It packs what ./mvnw package has built. START=aot gives a service a cache that halves its start, START=plain leaves it out.
# A module below another directory needs that too: --build-arg MODULE=local-cognito --build-arg DIRECTORY=local/local-cognito
ARG START=aot

FROM eclipse-temurin:25-jre AS layers
ARG MODULE
ARG DIRECTORY=${MODULE}
WORKDIR /build
COPY ${DIRECTORY}/target/*-exec.jar ./
# The pattern lets a module go without.
COPY ${DIRECTORY}/target/linu[x] linux/
# The libraries of the jar hold native code for a dozen platforms; those in linux/ are the same for Linux alone.
RUN set -eu; \
    java -Djarmode=tools -jar *-exec.jar extract --layers --destination layers --application-filename app.jar; \
    for library in linux/*.jar; do \
      if [ -e "$library" ]; then \
        [ -e "layers/dependencies/lib/${library##*/}" ]; \
        mv "$library" layers/dependencies/lib/; \
      fi; \
    done

FROM eclipse-temurin:25-jre AS program
# A volume that is mounted here for the first time takes over this ownership.
RUN mkdir -p /var/lib/authflow /run/authflow \
 && chown 10001:10001 /var/lib/authflow /run/authflow \
 && chmod 700 /var/lib/authflow /run/authflow
WORKDIR /app
# What changes least comes first.
COPY deploy/image/java.options ./
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

FROM program AS training
WORKDIR /training
COPY deploy/image/train.sh cli/target/*-exec.jar ./
RUN mv authflow-cli-*-exec.jar cli.jar
WORKDIR /app
ARG MODULE
RUN /training/train.sh "${MODULE}"

FROM program AS start-plain
ENTRYPOINT ["java", "@java.options", "-jar", "app.jar"]

FROM program AS start-aot
COPY --from=training /training/made/ ./
# Where the cache does not fit the JVM or its options, the start goes on without it.
ENTRYPOINT ["java", "@java.options", "@start.options", "-jar", "app.jar"]

FROM start-${START}
ARG MODULE
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="authflow ${MODULE}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre"
USER 10001:10001
