# Style sheets and fonts
FROM node:20-slim AS npm
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci

# Python packages
FROM python:3.13-slim AS packages
COPY requirements.txt /build/
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r /build/requirements.txt

# What runs: no compiler, no Node, no root
FROM python:3.13-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --home-dir /tmp --no-create-home portal
WORKDIR /srv/portal
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/srv/portal/var
COPY --from=packages /opt/venv /opt/venv
COPY --from=npm /build/node_modules node_modules
COPY . .
# The key is for this one command and stays in no layer.
RUN python bin/build_fonts.py \
 && python bin/build_styles.py \
 && python bin/compile_catalogues.py \
 && SECRET_KEY=only-for-collectstatic python manage.py collectstatic --noinput --verbosity=0 \
 && mkdir -p var/media \
 && chown portal:portal var var/media
USER portal
EXPOSE 8000
ENTRYPOINT ["bin/container-entry"]
CMD ["bin/container-web"]
